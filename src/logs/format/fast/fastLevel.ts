import type { Level } from '../../record.ts';
import {
  levelOfLetter,
  levelOfNumber,
  levelOfPriority,
  levelOfStatus,
  levelOfWord,
  levelWords,
} from '../levelNames.ts';
import { valueOfKey } from './place.ts';

/** Reads levels from bytes; undefined where the line must be read as text. */
export type FastLevel = (
  bytes: Buffer,
  stampEnd: number,
  start: number,
  end: number,
) => Level | null | undefined;

const isLetter = (byte: number): boolean => (byte | 32) >= 97 && (byte | 32) <= 122;
const isWord = (byte: number): boolean => isLetter(byte) || (byte >= 48 && byte <= 57);

const seen = new Map<number, Level | null>();

/** Level of a run of letters, cached under a number made of its letters and length. */
function wordLevel(bytes: Uint8Array, from: number, to: number): Level | null {
  const length = to - from;
  if (length < 1 || length > 13) return null;
  let key = length;
  for (let at = from; at < Math.min(to, from + 6); at += 1) key = key * 128 + (bytes[at] ?? 0);
  const known = seen.get(key);
  if (known !== undefined && length <= 6) return known;
  const word = String.fromCharCode(...bytes.subarray(from, to));
  const level = length === 1 ? levelOfLetter(word) : levelOfWord(word);
  if (length <= 6) seen.set(key, level);
  return level;
}

function runEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && isLetter(bytes[at] ?? 0)) at += 1;
  return at;
}

/** Whether a run of letters stands as the place says, so that reading it as text would find it there too. */
type Fits = (bytes: Uint8Array, from: number, to: number) => boolean;

const isUpperRun: Fits = (bytes, from, to) => {
  if (to - from < 3) return false;
  for (let at = from; at < to; at += 1) if ((bytes[at] ?? 0) > 90) return false;
  const before = bytes[from - 1] ?? 32;
  const after = bytes[to] ?? 32;
  return !isWord(before) && before !== 95 && before !== 61 && !isWord(after) && after !== 47 && after !== 61;
};

const closers: Readonly<Record<string, number>> = { '[': 93, '(': 41, '<': 62, '{': 125, '|': 124 };

function boxed(open: string): Fits {
  const first = open.charCodeAt(0);
  const last = closers[open] ?? 0;
  return (bytes, from, to) => {
    let before = from - 1;
    let after = to;
    while (bytes[before] === 32) before -= 1;
    while (bytes[after] === 32) after += 1;
    return bytes[before] === first && bytes[after] === last && to - from >= 3;
  };
}

function letterBefore(sign: string): Fits {
  const wanted = sign.charCodeAt(0);
  const last = closers[sign];
  return (bytes, from, to) => {
    if (to - from !== 1) return false;
    if (last === undefined || sign === '|') return bytes[to] === wanted;
    return bytes[from - 1] === wanted && bytes[to] === last;
  };
}

/** The first run of letters of the n-th blank-separated token after the stamp. */
function tokenLevel(slot: number, fits: Fits): FastLevel {
  return (bytes, stampEnd, start, end) => {
    let at = slot < 0 ? start : stampEnd;
    let token = -1;
    let isInside = false;
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (byte === 32 || byte === 9) isInside = false;
      else if (isWord(byte)) {
        if (!isInside) token += 1;
        isInside = true;
        if (token === slot || slot < 0) break;
      }
      at += 1;
    }
    while (at < end && !isLetter(bytes[at] ?? 0)) {
      if (bytes[at] === 32) return undefined;
      at += 1;
    }
    const to = runEnd(bytes, at, end);
    return fits(bytes, at, to) ? (wordLevel(bytes, at, to) ?? undefined) : undefined;
  };
}

/** The value of a key of the object that is the line. */
function jsonLevel(name: string): FastLevel {
  const key = Uint8Array.from(Buffer.from(name, 'utf8'));
  return (bytes, _stampEnd, start, end) => {
    const at = valueOfKey(bytes, start, end, key);
    if (at < 0) return undefined;
    if (bytes[at] === 34) {
      const to = runEnd(bytes, at + 1, end);
      return bytes[to] === 34 ? (wordLevel(bytes, at + 1, to) ?? undefined) : undefined;
    }
    return levelOfNumber(digitsAt(bytes, at, end)) ?? undefined;
  };
}

function digitsAt(bytes: Uint8Array, from: number, end: number): number {
  let value = 0;
  let at = from;
  for (; at < end && at < from + 4; at += 1) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return at === from ? Number.NaN : value;
}

/** The word after `level=`. */
function keyLevel(name: string): FastLevel {
  const key = Buffer.from(`${name}=`, 'latin1');
  return (bytes, _stampEnd, start, end) => {
    const last = Math.min(end, start + 512) - key.length;
    for (let at = start; at <= last; at += 1) {
      if (bytes[at] !== key[0] || key.compare(bytes, at, at + key.length) !== 0) continue;
      const from = bytes[at + key.length] === 34 ? at + key.length + 1 : at + key.length;
      return wordLevel(bytes, from, runEnd(bytes, from, end)) ?? undefined;
    }
    return undefined;
  };
}

const priority: FastLevel = (bytes, _stampEnd, start, end) => {
  if (bytes[start] !== 60) return undefined;
  const value = digitsAt(bytes, start + 1, end);
  return Number.isNaN(value) ? undefined : (levelOfPriority(value) ?? undefined);
};

const gluedLetter: FastLevel = (bytes, _stampEnd, start) => wordLevel(bytes, start, start + 1) ?? undefined;

/** The status of an access log: three digits after the quote that closes the request. */
const status: FastLevel = (bytes, stampEnd, _start, end) => {
  for (let at = stampEnd; at + 5 < end; at += 1) {
    if (bytes[at] !== 34 || bytes[at + 1] !== 32) continue;
    const value = digitsAt(bytes, at + 2, end);
    return bytes[at + 5] === 32 ? (levelOfStatus(value) ?? undefined) : undefined;
  }
  return undefined;
};

/** The reader for the place where most of the sampled records state their level; null where bytes alone can't tell. */
export function fastLevelOf(place: string): FastLevel | null {
  if (place === 'pri') return priority;
  if (place === 'glued') return gluedLetter;
  if (place === 'status') return status;
  const json = /^json:([^.^#]+)$/.exec(place);
  if (json !== null) return /priority|levelno|number/i.test(json[1] ?? '') ? null : jsonLevel(json[1] ?? '');
  const key = /^key:([a-z_]+)\|/.exec(place);
  if (key !== null) return keyLevel(key[1] ?? '');
  return tokenPlace(place);
}

function tokenPlace(place: string): FastLevel | null {
  const match = /^(upper:?|in[[(<{|]|letter.)\|(-?\d+)$/.exec(place);
  if (match === null) return null;
  const [, look = '', slot] = match;
  const sign = look.slice(-1);
  const fits = look.startsWith('upper')
    ? isUpperRun
    : look.startsWith('in')
      ? boxed(sign)
      : letterBefore(sign);
  return tokenLevel(Number(slot), fits);
}

/** Words that are levels, or that come before one: `level=30`, `HTTP/1.1" 500`. */
const tellingWords = [
  ...levelWords(),
  'level',
  'lvl',
  'severity',
  'sev',
  'prio',
  'priority',
  'pri',
  'http',
  'status',
];
const slots = 1 << 16;
const telling = new Uint8Array(slots);

function slotOf(first: number, second: number, third: number, length: number): number {
  const packed = ((first | 32) << 16) | ((second | 32) << 8) | (third | 32);
  return (Math.imul(packed + length * 40_503, 2_654_435_761) >>> 16) & (slots - 1);
}

for (const word of tellingWords) {
  telling[
    slotOf(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2), /[a-z]+/.exec(word)?.[0].length ?? 0)
  ] = 1;
}

/** Whether a run of letters is, by its first three and its length, a word that states a level; false means none is. */
export function mayStateLevel(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[from] === 60) return true;
  for (let at = from; at < to; at += 1) {
    if (!isLetter(bytes[at] ?? 0)) continue;
    const end = runEnd(bytes, at, to);
    if (
      end - at >= 2 &&
      telling[slotOf(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, end - at)] === 1
    ) {
      return true;
    }
    at = end;
  }
  return false;
}
