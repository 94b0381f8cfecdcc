import type { Candidate } from '../candidates.ts';
import type { StampContext } from '../../../time/stamps/instant.ts';
import { stampAt } from '../../../time/stamps/stamp.ts';
import type { LineView } from '../view.ts';
import { anchorPlace, headPlace, jsonPlace } from './place.ts';
import type { StampPlace } from './place.ts';
import { StampProgram } from './program.ts';
import { compileStamp } from './steps.ts';
import type { CompiledStamp } from './steps.ts';

/** A record among the samples, read as text. */
export interface SampleRecord {
  readonly line: string;
  readonly view: LineView;
  readonly candidate: Candidate;
  /** Where its level stands, null where it states none. */
  readonly levelPlace: string | null;
}

/** Reads times from bytes for lines of one place and shape. */
export interface CompiledTime {
  /** Where the stamp that was read last ended. */
  readonly end: number;
  /** ms since the epoch, or NaN where the line must be read as text. */
  read(bytes: Buffer, start: number, end: number, latest: number | undefined): number;
}

interface Found {
  readonly shape: CompiledStamp;
  readonly place: StampPlace;
}

function commonTail(a: string, b: string): string {
  let length = 0;
  while (length < Math.min(a.length, b.length, 24) && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return a.slice(a.length - length);
}

function plainPlace(group: readonly SampleRecord[]): StampPlace | null {
  const heads = group.map(({ line, candidate }) => line.slice(0, candidate.stamp.start));
  const [first = ''] = heads;
  const isGlued = heads.every((head) => /^[A-Z]$/.test(head));
  if (isGlued || (first.length <= 4 && heads.every((head) => head === first))) return headPlace(first);
  const tail = heads.reduce(commonTail);
  for (const anchor of [tail, tail.slice(-2), tail.slice(-1)]) {
    const nth = /[^\dA-Za-z]/.test(anchor) ? nthOf(anchor, heads) : 0;
    if (nth > 0) return anchorPlace(anchor, nth);
  }
  return null;
}

/** Which occurrence of its last bytes ends every head, from 1; 0 where they differ. */
function nthOf(anchor: string, heads: readonly string[]): number {
  const counts = new Set(heads.map((head) => head.split(anchor).length - 1));
  const [nth = 0] = counts;
  return counts.size === 1 && heads.every((head) => head.endsWith(anchor)) ? nth : 0;
}

function orderOf(candidate: Candidate, calendar: StampContext): ReturnType<StampContext['orderOf']> {
  const { date } = candidate.stamp;
  if (date === null) return undefined;
  return calendar.orderOf(date.shape, date.orders) ?? date.order ?? date.orders[0];
}

function jsonFound(record: SampleRecord, calendar: StampContext): Found | null {
  const path = /^json:([^.^#]+)$/.exec(record.candidate.place)?.[1];
  const json = record.view.json;
  if (path === undefined || json?.start !== 0) return null;
  const value = json.value[path];
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  const stamp = stampAt(text, 0);
  if (stamp === null) return null;
  const shape = compileStamp(text, stamp, orderOf({ ...record.candidate, stamp }, calendar));
  return shape === null ? null : { shape, place: jsonPlace(path) };
}

/** Groups of records that share place and shape, the largest first. */
function groupsOf(records: readonly SampleRecord[], calendar: StampContext): Found[] {
  const groups = new Map<
    string,
    { shape: CompiledStamp; members: SampleRecord[]; place: StampPlace | null }
  >();
  for (const record of records) {
    const json = record.candidate.place.startsWith('json:') ? jsonFound(record, calendar) : null;
    if (json === null && record.candidate.place.startsWith('json:')) continue;
    const shape =
      json?.shape ?? compileStamp(record.line, record.candidate.stamp, orderOf(record.candidate, calendar));
    if (shape === null) continue;
    const key = `${json?.place.key ?? record.candidate.place} ${shape.key}`;
    const group = groups.get(key) ?? { shape, members: [], place: json?.place ?? null };
    group.members.push(record);
    groups.set(key, group);
  }
  const found = [...groups.values()].sort((a, b) => b.members.length - a.members.length).slice(0, 3);
  return found.flatMap(({ shape, members, place }) => {
    const at = place ?? plainPlace(members);
    return at === null ? [] : [{ shape, place: at }];
  });
}

/** What may stand after a stamp: anything that can't be more of it. */
function isEnd(bytes: Uint8Array, at: number, end: number): boolean {
  if (at >= end) return true;
  const byte = bytes[at] ?? 0;
  const next = bytes[at + 1] ?? 0;
  const isDigit = isDigitAt(bytes, at + 1);
  if (byte === 32) return next !== 43 && !(next === 45 && isDigitAt(bytes, at + 2)) && !isHalf(bytes, at + 1);
  if (byte === 58) return !isDigit;
  if (byte === 44) return !isDigit;
  return (
    byte === 9 ||
    byte === 13 ||
    byte === 34 ||
    byte === 39 ||
    byte === 41 ||
    byte === 59 ||
    byte === 60 ||
    byte === 62 ||
    byte === 91 ||
    byte === 93 ||
    byte === 124 ||
    byte === 125
  );
}

function isDigitAt(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? 0;
  return byte >= 48 && byte <= 57;
}

function isHalf(bytes: Uint8Array, at: number): boolean {
  const first = (bytes[at] ?? 0) | 32;
  const after = bytes[at + 2] ?? 0;
  return (
    (first === 97 || first === 112) && ((bytes[at + 1] ?? 0) | 32) === 109 && !(after > 64 && after < 123)
  );
}

const day = 86_400_000;

class OneShape implements CompiledTime {
  end = 0;
  readonly #place: StampPlace;
  readonly #program: StampProgram;
  readonly #isYearless: boolean;
  /** A colon can't be more of a count: `audit(1763827331.412:77)`. */
  readonly #isCount: boolean;
  readonly #usual: number;
  #latest: number;

  constructor({ place, shape }: Found, calendar: StampContext) {
    this.#place = place;
    this.#isYearless = shape.isYearless;
    this.#isCount = shape.unit > 0;
    this.#usual = calendar.latest;
    this.#latest = calendar.latest;
    this.#program = new StampProgram(shape.steps, {
      fromWall: (wall) => calendar.zone.unique(wall),
      offset: shape.offset,
      hasOffset: shape.hasOffset,
      isShortYear: shape.isShortYear,
      yearOf: shape.isYearless ? (month, date) => this.#yearOf(month, date) : null,
      unit: shape.unit,
    });
  }

  /** The last year that the day may have; whether its time of day is too late is seen afterwards. */
  #yearOf(month: number, date: number): number {
    const year = new Date(this.#latest + day).getUTCFullYear();
    return Date.UTC(year, month - 1, date) > this.#latest + day ? year - 1 : year;
  }

  read(bytes: Buffer, start: number, end: number, latest: number | undefined): number {
    const at = this.#place.find(bytes, start, end);
    if (at < 0) return Number.NaN;
    const bound = latest ?? this.#usual;
    if (this.#isYearless && bound !== this.#latest) {
      this.#latest = bound;
      this.#program.forget();
    }
    const time = this.#program.read(bytes, at, end);
    this.end = this.#program.end;
    const isEnded = isEnd(bytes, this.end, end) || (this.#isCount && bytes[this.end] === 58);
    if (!isEnded || (this.#isYearless && time > bound)) return Number.NaN;
    return time;
  }
}

/** A reader that takes the first of several that fits. */
class Several implements CompiledTime {
  end = 0;
  readonly #readers: readonly CompiledTime[];

  constructor(readers: readonly CompiledTime[]) {
    this.#readers = readers;
  }

  read(bytes: Buffer, start: number, end: number, latest: number | undefined): number {
    for (const reader of this.#readers) {
      const time = reader.read(bytes, start, end, latest);
      if (!Number.isNaN(time)) {
        this.end = reader.end;
        return time;
      }
    }
    return Number.NaN;
  }
}

/** Whether a reader says of every sampled line what reading it as text says, or nothing. */
function agrees(reader: CompiledTime, checks: readonly { bytes: Buffer; time: number | null }[]): boolean {
  let hits = 0;
  for (const { bytes, time } of checks) {
    const read = reader.read(bytes, 0, bytes.length, undefined);
    if (Number.isNaN(read)) continue;
    if (time === null || Math.abs(time - read) > 0.002) return false;
    hits += 1;
  }
  return hits > 0;
}

/**
 * Compiles the shapes of sampled records into readers of bytes; null where none can be.
 * @param checks all sampled lines with the times that reading them as text gives
 */
export function compileTime(
  records: readonly SampleRecord[],
  calendar: StampContext,
  checks: readonly { bytes: Buffer; time: number | null }[],
): CompiledTime | null {
  const readers = groupsOf(records, calendar)
    .map((found) => new OneShape(found, calendar))
    .filter((reader) => agrees(reader, checks));
  const [first, second] = readers;
  if (first === undefined || second === undefined) return first ?? null;
  const all = new Several(readers);
  return agrees(all, checks) ? all : first;
}
