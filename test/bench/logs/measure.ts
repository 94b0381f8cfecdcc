import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { lineSplitter } from '../../../src/logs/read/lines.ts';
import { openLog } from '../../../src/logs/read/openLog.ts';
import { RecordAssembler } from '../../../src/logs/read/records.ts';
import type { WindowOutcome } from '../../../src/logs/read/window.ts';
import type { LogRecord } from '../../../src/logs/record.ts';
import type { GeneratedLog } from './generate.ts';

export interface Measured {
  /** ms of the first window in a process, and the median of those after it, recognition included. */
  readonly first: number;
  readonly warm: number;
  /** ms of parsing just the window's bytes into records, median. */
  readonly parseOnly: number;
  /** Bytes read from the disk by one window, recognition not counted. */
  readonly bytesRead: number;
  readonly probes: number;
  /** MB, of the whole process. */
  readonly peakMemory: number;
  readonly records: number;
  readonly sha256: string;
}

/** In a process of its own, so that its peak memory is that of reading windows: prints what it measured as JSON. */
const log = JSON.parse(process.argv[2] ?? '{}') as GeneratedLog;
const rounds = 9;
const times: number[] = [];
let bytesRead = 0;
let probes = 0;
for (let round = 0; round < rounds; round += 1) {
  const began = performance.now();
  ({ bytesRead, probes } = await readWindow(() => undefined));
  times.push(performance.now() - began);
}
// Before anything is kept for the check.
const peakMemory = process.resourceUsage().maxRSS / 1024;
const ranges: (readonly [number, number])[] = [];
await readWindow(({ time, offset, length }) => {
  if (time !== null) ranges.push([offset, length]);
});
const measured: Measured = {
  first: times[0] ?? 0,
  warm: median(times.slice(1)),
  parseOnly: await parseOnly(),
  bytesRead,
  probes,
  peakMemory,
  records: ranges.length,
  sha256: await hashOf(ranges),
};
process.stdout.write(JSON.stringify(measured));

async function readWindow(each: (record: LogRecord) => void): Promise<WindowOutcome> {
  const opened = await openLog(log.path, { timeZone: 'UTC' });
  if (opened.state !== 'ok') throw new Error(opened.state);
  const reading = opened.window(log.window);
  for await (const records of reading.batches()) records.forEach(each);
  return reading.outcome;
}

async function hashOf(parts: readonly (readonly [number, number])[]): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(log.path);
  for (const [offset, length] of parts) {
    hash.update((await file.read(Buffer.alloc(length), 0, length, offset)).buffer);
  }
  await file.close();
  return hash.digest('hex');
}

async function parseOnly(): Promise<number> {
  const opened = await openLog(log.path, { timeZone: 'UTC' });
  if (opened.state !== 'ok') throw new Error(opened.state);
  const file = await open(log.path);
  const spans: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const splitter = lineSplitter('utf-8', log.from);
    const { format } = opened;
    const assembler = new RecordAssembler({ format, encoding: 'utf-8', source: 0, span: log.window });
    for (let position = log.from; position < log.to; position += 256 * 1024) {
      const size = Math.min(256 * 1024, log.to - position);
      splitter.push((await file.read(Buffer.alloc(size), 0, size, position)).buffer, assembler.line);
      assembler.take();
    }
    assembler.end();
    spans.push(performance.now() - began);
  }
  await file.close();
  return median(spans.slice(1));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
