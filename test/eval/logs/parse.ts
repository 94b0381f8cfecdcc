import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { decodeBytes, detectEncoding } from '../../../src/logs/format/decode.ts';
import { recognize } from '../../../src/logs/format/recognize.ts';
import { modeOf } from './mode.ts';
import type { Task } from './mode.ts';

/** Lines that a reader would look at before it decides: runs from the head, the middle and the tail. */
function samplesOf(lines: readonly string[]): string[][] {
  const run = 200;
  if (lines.length <= 3 * run) return [[...lines]];
  const middle = Math.floor((lines.length - run) / 2);
  return [lines.slice(0, run), lines.slice(middle, middle + run), lines.slice(-run)];
}

async function parseFile(task: Task): Promise<object[]> {
  const raw = await readFile(task.path);
  const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
  const { encoding, bom } = detectEncoding(bytes.subarray(0, 65_536));
  const lines = decodeBytes(bytes.subarray(bom), encoding).split('\n');
  if (lines.at(-1) === '') lines.pop();
  const format = recognize(samplesOf(lines), { zone: task.tz, year: task.year, mtime: task.mtime });
  return lines.map((line, index) => {
    const { time, level, continuation } = format.parse(line);
    return { line_no: index + 1, epoch_ms: time, level, continuation };
  });
}

export const parseMode = modeOf(parseFile);
