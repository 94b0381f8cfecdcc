import { levelOfNumber, levelOfPriority, levelOfStatus, levelWords } from '../levelNames.ts';
import { valueOfKey } from './place.ts';
import { tokenPlace } from './tokenLevel.ts';
import { isLetter, runEnd, wordLevel } from './words.ts';
import type { FastLevel } from './words.ts';

export type { FastLevel } from './words.ts';

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
