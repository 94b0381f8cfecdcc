import { Worker } from 'node:worker_threads';
import type { Matches } from './patterns.ts';

export interface WorkerRequest {
  /** In JavaScript's syntax, with its flags. */
  readonly source: string;
  readonly flags: string;
  readonly texts: readonly string[];
  /** Time for all texts from when the worker has started, ms. */
  readonly mostMs: number;
}

/** Plain JavaScript, since a worker shares no module with the bundle that starts it. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
parentPort.once('message', () => {
  const pattern = new RegExp(workerData.source, workerData.flags);
  const matches = workerData.texts.map((text) => {
    const match = pattern.exec(text);
    return match === null ? undefined : { ...match.groups };
  });
  parentPort.postMessage(matches);
});
parentPort.postMessage('started');
`;

/** Runs JavaScript's own engine, which some patterns keep for ever, beside the event loop and with a time limit. */
export async function matchInWorker({ source, flags, texts, mostMs }: WorkerRequest): Promise<Matches> {
  const worker = new Worker(program, {
    eval: true,
    workerData: { source, flags, texts },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve) => {
      worker.on('message', (message: 'started' | Exclude<Matches, 'too-slow'>) => {
        if (message !== 'started') {
          resolve(message);
          return;
        }
        timer = setTimeout(() => resolve('too-slow'), mostMs);
        worker.postMessage('begin');
      });
      // Out of memory, which is no better than out of time.
      worker.once('error', () => resolve('too-slow'));
      worker.once('exit', () => resolve('too-slow'));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
