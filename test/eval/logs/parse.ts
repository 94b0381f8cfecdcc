import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { decodeBytes, detectEncoding } from '../../../src/logs/format/decode.ts';
import { recognize } from '../../../src/logs/format/recognize.ts';
import { timeAfter, YearBounds } from '../../../src/logs/format/years.ts';
import type { LineFormat } from '../../../src/logs/line.ts';
import type { Level } from '../../../src/logs/record.ts';
import { modeOf } from './mode.ts';
import type { Task } from './mode.ts';

/** Lines that a reader would look at before it decides: runs from the head, the middle and the tail. */
function samplesOf(lines: readonly string[]): string[][] {
  const run = 200;
  if (lines.length <= 3 * run) return [[...lines]];
  const middle = Math.floor((lines.length - run) / 2);
  return [lines.slice(0, run), lines.slice(middle, middle + run), lines.slice(-run)];
}

function boundsOf(lines: readonly string[], format: LineFormat): YearBounds {
  if (format.recurs === 'never') return new YearBounds([], 'never');
  return new YearBounds(
    lines.flatMap((line, offset) => {
      const { time } = format.parse(line);
      return time === null ? [] : [{ offset, time }];
    }),
    format.recurs,
  );
}

/** One line of the protocol's answer. */
export interface Row {
  readonly line_no: number;
  readonly epoch_ms: number | null;
  readonly level: Level | null;
  readonly continuation: boolean;
}

function* rows(lines: readonly string[], format: LineFormat): Generator<Row> {
  const bounds = boundsOf(lines, format);
  let previous: number | null = null;
  for (const [index, line] of lines.entries()) {
    const bytes = Buffer.from(line);
    const parsed = format.parseBytes(bytes, 0, bytes.length, bounds.latestAt(index));
    const time = timeAfter(previous, parsed);
    previous = time ?? previous;
    // What goes on must go on from something: a banner before the first record stands alone.
    const continuation = parsed.continuation && previous !== null;
    yield { line_no: index + 1, epoch_ms: time, level: parsed.level, continuation };
  }
}

export async function parseFile(task: Task): Promise<Iterable<Row>> {
  const raw = await readFile(task.path);
  const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw;
  const { encoding, bom } = detectEncoding(bytes.subarray(0, 65_536));
  const lines = decodeBytes(bytes.subarray(bom), encoding).split('\n');
  if (lines.at(-1) === '') lines.pop();
  const format = recognize(samplesOf(lines), { zone: task.tz, year: task.year, mtime: task.mtime });
  return rows(lines, format);
}

export const parseMode = modeOf(parseFile);
