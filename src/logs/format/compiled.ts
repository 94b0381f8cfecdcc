import type { ParsedLine } from '../line.ts';
import type { Level } from '../record.ts';
import { compileTime } from './fast/fastTime.ts';
import type { FastTime, SampleRecord } from './fast/fastTime.ts';
import { fastLevelOf } from './fast/fastLevel.ts';
import type { FastLevel } from './fast/fastLevel.ts';
import type { Calendar } from './instant.ts';

/** What reading samples as text found out. */
export interface Evidence {
  readonly calendar: Calendar;
  readonly records: readonly SampleRecord[];
  /** All sampled lines with their parsed forms. */
  readonly lines: readonly { readonly line: string; readonly parsed: ParsedLine }[];
  /** Places of the records' levels. */
  readonly levelPlaces: readonly (string | null)[];
}

/** Readers of bytes for the usual lines of a file. */
export interface Compiled {
  readonly time: FastTime;
  readonly level: FastLevel | null;
}

function mostUsual(places: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const place of places) if (place !== null) counts.set(place, (counts.get(place) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first !== undefined && first[1] > places.length / 3 ? first[0] : null;
}

interface Check {
  readonly bytes: Buffer;
  readonly time: number | null;
  readonly level: Level | null;
}

function levelAgrees(level: FastLevel, time: FastTime, checks: readonly Check[]): boolean {
  return checks.every((check) => {
    const { bytes } = check;
    if (Number.isNaN(time.read(bytes, 0, bytes.length, undefined))) return true;
    const read = level(bytes, time.end, 0, bytes.length);
    return read === undefined || read === check.level;
  });
}

/** Compiles what the samples share; null where lines must be read as text. Nothing is taken that reads a sample otherwise than as text. */
export function compile({ calendar, records, lines, levelPlaces }: Evidence): Compiled | null {
  const checks = lines.map(({ line, parsed }) => ({
    bytes: Buffer.from(line),
    time: parsed.time,
    level: parsed.level,
  }));
  const time = compileTime(records, calendar, checks);
  if (time === null) return null;
  const place = mostUsual(levelPlaces);
  const level = place === null ? null : fastLevelOf(place);
  return { time, level: level !== null && levelAgrees(level, time, checks) ? level : null };
}
