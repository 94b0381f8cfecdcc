import assert from 'node:assert/strict';
import { recognize } from '../../../../src/logs/format/recognize.ts';
import type { Level } from '../../../../src/logs/record.ts';

/** What a line is expected to say: its time in ISO 8601 (null for none, `...` for a line that goes on), and its level. */
export type Expected = readonly [line: string, time: string | null, level?: Level | null];

/** Lines as one program writes them. */
export interface Sample {
  readonly name: string;
  /** For stamps without a zone; UTC where not given. */
  readonly zone?: string;
  readonly lines: readonly Expected[];
}

function lastTime(lines: readonly Expected[]): number {
  const times = lines.flatMap(([, time]) => (time === null || time === '...' ? [] : [Date.parse(time)]));
  return times.length === 0 ? Date.UTC(2026, 0, 1) : Math.max(...times);
}

function iso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

/** Recognizes the sample's lines as a file that was last changed a minute after its last record, and compares line by line. */
export function check({ zone = 'UTC', lines }: Sample): void {
  const last = lastTime(lines);
  const facts = { zone, year: new Date(last).getUTCFullYear(), mtime: last + 60_000 };
  const format = recognize([lines.map(([line]) => line)], facts);
  for (const [line, time, level] of lines) {
    const parsed = format.parse(line);
    const bytes = Buffer.from(line);
    const { time: read, level: readLevel } = format.parseBytes(bytes, 0, bytes.length);
    assert.deepEqual([readLevel, iso(read)], [parsed.level, iso(parsed.time)], `by its bytes: ${line}`);
    const isContinued = time === '...';
    const expected = time === null || isContinued ? null : iso(Date.parse(time));
    assert.equal(iso(parsed.time === null ? null : Math.floor(parsed.time + 1e-6)), expected, line);
    if (time !== null) assert.equal(parsed.continuation, isContinued, line);
    if (level !== undefined) assert.equal(parsed.level, level, line);
  }
}
