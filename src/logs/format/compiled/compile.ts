import type { LineFormat, ParsedLine } from '../../line.ts';
import type { Level } from '../../record.ts';
import { PlainLine } from './colors.ts';
import { compileTime } from './fastTime.ts';
import type { CompiledTime, SampleRecord } from './fastTime.ts';
import { compiledLevelOf, mayStateLevel } from './fastLevel.ts';
import type { CompiledLevel } from './words.ts';
import type { StampContext } from '../../../time/stamps/instant.ts';
import { bestMark } from '../levels/levels.ts';
import type { LevelRanks } from '../levels/levels.ts';
import { isWordPlace, levelHead, levelMarks } from '../levels/levelText.ts';

/** What reading samples as text found out. */
export interface SampledFormat {
  readonly calendar: StampContext;
  readonly records: readonly SampleRecord[];
  /** All sampled lines with their parsed forms. */
  readonly lines: readonly { readonly line: string; readonly parsed: ParsedLine }[];
  readonly levels: LevelRanks;
}

/** Readers of bytes for the usual lines of a file. */
export interface Compiled {
  readonly time: CompiledTime;
  readonly level: CompiledLevel | null;
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

function levelAgrees(level: CompiledLevel, time: CompiledTime, checks: readonly Check[]): boolean {
  return checks.every((check) => {
    const { bytes } = check;
    if (Number.isNaN(time.read(bytes, 0, bytes.length, undefined))) return true;
    const read = level(bytes, time.end, 0, bytes.length);
    return read === undefined || read === check.level;
  });
}

/** Levels of plain text whose stamp is known: nothing but the words of its head is looked at. */
function textLevel(levels: LevelRanks, hasLetters: boolean): CompiledLevel {
  return (bytes, stampEnd, start, end) => {
    const last = Math.min(end, stampEnd + levelHead);
    if (!hasLetters && !mayStateLevel(bytes, start, last)) return null;
    const text = bytes.toString('latin1', start, last);
    return text.includes('\u001b')
      ? undefined
      : (bestMark(levelMarks(text, stampEnd - start), levels)?.level ?? null);
  };
}

function levelReader(
  { records, levels }: SampledFormat,
  time: CompiledTime,
  checks: readonly Check[],
): CompiledLevel | null {
  const places = records.map(({ levelPlace }) => levelPlace);
  const usual = mostUsual(places);
  const placed = usual === null ? null : compiledLevelOf(usual);
  const isPlain = records.every(({ view }) => view.json === null && view.w3c === null);
  const text = isPlain
    ? textLevel(
        levels,
        places.some((place) => place !== null && !isWordPlace(place)),
      )
    : null;
  const [first, second] = [placed, text].filter(
    (reader) => reader !== null && levelAgrees(reader, time, checks),
  );
  if (first == null || second == null) return first ?? null;
  return (...at) => {
    const level = first(...at);
    return level === undefined ? second(...at) : level;
  };
}

/**
 * Compiles the shapes of a file's lines; none where lines must be read as text. Where JSON stands among plain lines,
 * each has a shape of its own. Nothing is taken that reads any sample otherwise than as text.
 */
export function compile(evidence: SampledFormat): readonly Compiled[] {
  const json = evidence.records.filter(({ view }) => view.json !== null);
  const plain = evidence.records.filter(({ view }) => view.json === null);
  const groups = [plain, json].filter((records) => records.length > 0);
  return groups.flatMap((records) => compileShape({ ...evidence, records }) ?? []);
}

function compileShape(evidence: SampledFormat): Compiled | null {
  const checks = evidence.lines.map(({ line, parsed }) => ({
    bytes: Buffer.from(line),
    time: parsed.time,
    level: parsed.level,
  }));
  const time = compileTime(evidence.records, evidence.calendar, checks);
  return time === null ? null : { time, level: levelReader(evidence, time, checks) };
}

/** What a file's lines have in common beside their shapes. */
export interface Looks {
  /** Whether records may start with a blank. */
  readonly isIndented: boolean;
  /** Whether colors of a terminal stand in its lines: shapes are those of the lines without them. */
  readonly isColored: boolean;
}

type Readers = Pick<LineFormat, 'parseBytes' | 'timeBytes'>;

/** Readers of bytes that fall back to reading the line as text. */
export function bytesReaders(
  parse: LineFormat['parse'],
  shapes: readonly Compiled[],
  { isIndented, isColored }: Looks,
): Readers {
  const asText = (bytes: Buffer, start: number, end: number, latest?: number): ParsedLine =>
    parse(bytes.toString('utf8', start, end), latest);
  if (shapes.length === 0) {
    return { parseBytes: asText, timeBytes: (...line) => asText(...line).time ?? Number.NaN };
  }
  const readers: Readers = {
    parseBytes: (bytes, start, end, latest) => {
      for (const { time: stamp, level: compiledLevel } of shapes) {
        const time = stamp.read(bytes, start, end, latest);
        if (Number.isNaN(time)) continue;
        const level = compiledLevel === null ? undefined : compiledLevel(bytes, stamp.end, start, end);
        return level === undefined ? asText(bytes, start, end, latest) : { time, level, continuation: false };
      }
      return asText(bytes, start, end, latest);
    },
    timeBytes: (bytes, start, end, latest) => {
      if (!isIndented && (bytes[start] === 32 || bytes[start] === 9)) return Number.NaN;
      for (const { time: stamp } of shapes) {
        const time = stamp.read(bytes, start, end, latest);
        if (!Number.isNaN(time)) return time;
      }
      return asText(bytes, start, end, latest).time ?? Number.NaN;
    },
  };
  return isColored ? uncolored(readers, asText) : readers;
}

function uncolored({ parseBytes, timeBytes }: Readers, asText: LineFormat['parseBytes']): Readers {
  const plain = new PlainLine();
  return {
    parseBytes: (bytes, start, end, latest) =>
      plain.take(bytes, start, end)
        ? parseBytes(plain.bytes, 0, plain.length, latest)
        : asText(bytes, start, end, latest),
    timeBytes: (bytes, start, end, latest) =>
      plain.take(bytes, start, end)
        ? timeBytes(plain.bytes, 0, plain.length, latest)
        : (asText(bytes, start, end, latest).time ?? Number.NaN),
  };
}
