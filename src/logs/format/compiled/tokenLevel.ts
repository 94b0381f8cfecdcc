import { isWord, runEnd, wordLevel, isLetter } from './words.ts';
import type { FastLevel } from './words.ts';

/** Whether a run of letters stands as the place says, so that reading it as text would find it there too. */
type Fits = (bytes: Uint8Array, from: number, to: number) => boolean;

const isBlank = (byte: number): boolean => byte === 32 || byte === 9;

const isUpperRun: Fits = (bytes, from, to) => {
  if (to - from < 3) return false;
  for (let at = from; at < to; at += 1) if ((bytes[at] ?? 0) > 90) return false;
  const before = bytes[from - 1] ?? 32;
  const after = bytes[to] ?? 32;
  return !isWord(before) && before !== 95 && before !== 61 && !isWord(after) && after !== 47 && after !== 61;
};

const closers: Readonly<Record<string, number>> = { '[': 93, '(': 41, '<': 62, '{': 125, '|': 124, '#': 35 };

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

const shortest = 3;

/** `info:` after a blank or a bracket. */
const beforeColon: Fits = (bytes, from, to) => {
  const before = bytes[from - 1] ?? 32;
  return to - from >= shortest && bytes[to] === 58 && (isBlank(before) || before === 93);
};

/** `daemon.notice ` of syslog, `[core:error]` of Apache. */
const afterDot: Fits = (bytes, from, to) =>
  to - from >= shortest &&
  bytes[from - 1] === 46 &&
  isLetter(bytes[from - 2] ?? 0) &&
  isBlank(bytes[to] ?? 32);
const beforeBracket: Fits = (bytes, from, to) =>
  to - from >= shortest && (bytes[from - 1] === 58 || bytes[from - 1] === 46) && bytes[to] === 93;

/** `INFO/MainProcess`. */
const beforeSlash: Fits = (bytes, from, to) =>
  to - from >= shortest && isBlank(bytes[from - 1] ?? 32) && bytes[to] === 47 && isLetter(bytes[to + 1] ?? 0);

const looks: Readonly<Record<string, Fits>> = {
  upper: isUpperRun,
  'upper:': isUpperRun,
  colon: beforeColon,
  facility: afterDot,
  'in]': beforeBracket,
  tag: beforeSlash,
};

/** The first run of letters that names a level in the n-th blank-separated token after the stamp. */
function tokenLevel(slot: number, fits: Fits): FastLevel {
  return (bytes, stampEnd, start, end) => {
    let at = tokenStart(bytes, slot, slot < 0 ? start : stampEnd, end);
    while (at < end && !isBlank(bytes[at] ?? 0)) {
      if (!isLetter(bytes[at] ?? 0)) {
        at += 1;
        continue;
      }
      const to = runEnd(bytes, at, end);
      const level = fits(bytes, at, to) ? wordLevel(bytes, at, to) : null;
      if (level !== null) return level;
      at = to;
    }
    return undefined;
  };
}

/** Where the first letter or digit of the n-th token stands; of the first one for a negative number. */
function tokenStart(bytes: Uint8Array, slot: number, from: number, end: number): number {
  let token = -1;
  let isInside = false;
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (isBlank(byte)) isInside = false;
    else if (isWord(byte)) {
      if (!isInside) token += 1;
      isInside = true;
      if (token === slot || slot < 0) return at;
    }
  }
  return end;
}

/** The reader for a word or letter in a token; null where the place is none of these. */
export function tokenPlace(place: string): FastLevel | null {
  const match = /^(upper:?|colon|facility|tag|in[\]#[(<{|]|letter.)\|(-?\d+)$/.exec(place);
  if (match === null) return null;
  const [, look = '', slot] = match;
  const sign = look.slice(-1);
  const fits = looks[look] ?? (look.startsWith('in') ? boxed(sign) : letterBefore(sign));
  return tokenLevel(Number(slot), fits);
}
