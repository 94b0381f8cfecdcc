import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostCost } from './hostLoop.ts';
import type { PartRequest, PartResult } from './part.ts';
import { resourceInputs } from './resourceInputs.ts';

/** A tenth of a second is when a person takes a reaction for a delay; 50 MB is what a window has to spare. */
const longestBlockMs = 100;
const mostMemory = 50_000_000;
/** ms until an input counts as one that never ends. */
const longestMs = 60_000;

/** Files and texts that ask for more than there is: how long each holds up the event loop, and what it takes. */
export async function resourcesBounded({ count }: PartRequest): Promise<PartResult> {
  const root = await mkdtemp(join(tmpdir(), 'sitrep-resources-'));
  const failures: string[] = [];
  const inputs = resourceInputs().slice(0, count);
  let longest = { ms: 0, name: '' };
  let largest = { bytes: 0, name: '' };
  try {
    for (const [index, { name, prepare, read }] of inputs.entries()) {
      const folder = join(root, `${index}`);
      await prepare(folder);
      let timer: NodeJS.Timeout | undefined;
      const never = new Promise((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`no end after ${longestMs} ms`)), longestMs);
      });
      try {
        const { blockMs, memory } = await hostCost(() => Promise.race([read(folder), never]));
        if (blockMs > longest.ms) longest = { ms: blockMs, name };
        if (memory > largest.bytes) largest = { bytes: memory, name };
        if (blockMs > longestBlockMs) failures.push(`${name}: blocks for ${blockMs.toFixed(0)} ms`);
        if (memory > mostMemory) failures.push(`${name}: takes ${(memory / 1e6).toFixed(0)} MB`);
      } catch (error) {
        failures.push(`${name}: ${String(error)}`);
      } finally {
        clearTimeout(timer);
        await rm(folder, { recursive: true, force: true });
      }
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  const note = [
    `longest block ${longest.ms.toFixed(0)} ms (${longest.name})`,
    `most memory ${(largest.bytes / 1e6).toFixed(0)} MB (${largest.name})`,
  ].join(', ');
  return { done: inputs.length, note, failures };
}
