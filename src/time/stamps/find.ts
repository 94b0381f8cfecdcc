import { digitsEnd, wordEnd } from './date.ts';
import { startsDate, zoneAbbreviation } from './names.ts';
import { stampAt } from './stamp.ts';
import type { Stamp } from './stamp.ts';

/** A stamp in a text. */
export interface FoundStamp {
  readonly stamp: Stamp;
  /** Where it starts, a letter of glog or klog glued before it included. */
  readonly at: number;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isWord = (code: number): boolean => isDigit(code) || isLower(code) || isUpper(code) || code === 95;

const afterColon = /^(?:(?:19|20)\d\d([-/.])\d\d\1|\d{4}\/\d{6}|(?:19|20)\d{6}:\d{6}|1\d{9}\.\d{6}|[^\d])/;

/** Whether a stamp may start here: not inside a word, a number, an address or a path. */
function isBoundary(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  if (before >= 0x80) return !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) || /\d/.test(text.charAt(at));
  if (isWord(before)) return false;
  const sign = text.charAt(at - 1);
  if (sign === '+') return at === 2 && text.startsWith('#');
  // Network gear puts a sign before the month: `.Mar 17` tells that the clock isn't set, `%Mar 17` starts a message.
  if (sign === '.' || sign === '%') return !isDigit(text.charCodeAt(at)) && (at === 1 || sign === '%');
  if (sign === '-' || sign === '/' || sign === ':') {
    // A dash, slash or colon is a joint inside a word, and a sign of its own after a blank, a bracket or a name.
    const outer = at === 1 ? 32 : text.charCodeAt(at - 2);
    if (sign === ':') return !isDigit(outer) || afterColon.test(text.slice(at, at + 18));
    return !isWord(outer) || (sign === '/' && at === 2);
  }
  return true;
}

/** Letters that glog and klog glue to a stamp. */
function isGlued(text: string, at: number): boolean {
  glued.lastIndex = at;
  return isUpper(text.charCodeAt(at)) && glued.test(text);
}

const glued = /[IWEFDVTNC](?=(?:\d{4}|\d{6}|\d{8}) \d{2}:\d{2}:\d{2})/y;

/** What may follow the first digits of a stamp, by their number; others are plain numbers. */
const afterDigits: Readonly<Record<number, RegExp>> = {
  1: /\.\d{6,}e|[-/.:h年月时時시]|[. ] ?[\p{L}]/uy,
  2: /[-/._:h年月时時시\p{L}]|[. ] ?[\p{L}]/uy,
  4: /[-/._:年년]|[ \p{L}]/uy,
  5: / \d{1,5}\.\d{3} /y,
  6: /[-T_: \t,;|]/y,
  7: /[ T]\d\d:\d\d:\d\d/y,
  8: /[-T_: \t,;|/"\]]|\.\d{6}/y,
  9: /\./y,
};
const countWidths = new Set([10, 12, 13, 14, 16, 17, 18, 19]);

function isLikely(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isDigit(code)) {
    const end = digitsEnd(text, at);
    const next = afterDigits[end - at];
    if (next === undefined) return countWidths.has(end - at);
    next.lastIndex = end;
    return next.test(text);
  }
  if (isLower(code) || isUpper(code)) return startsDate(text.slice(at, wordEnd(text, at)));
  return code === 64 || code >= 0x80;
}

/** Every stamp that starts before `to` in a text, in order, none inside another. */
export function stampsIn(text: string, to: number = text.length): FoundStamp[] {
  const found: FoundStamp[] = [];
  let at = 0;
  while (at < to) {
    const code = text.charCodeAt(at);
    const isStart = isWord(code) || code === 64 || code >= 0x80;
    if (!isStart || !isBoundary(text, at)) {
      at += 1;
      continue;
    }
    const start = isGlued(text, at) ? at + 1 : at;
    if (start === at && !isLikely(text, at)) {
      at = nextBoundary(text, at, to);
      continue;
    }
    const stamp = start > at ? kStamp(text, start) : zoned(text, stampAt(text, at));
    if (stamp === null) {
      at = nextBoundary(text, at, to);
      continue;
    }
    found.push({ stamp, at });
    at = stamp.end;
  }
  return found;
}

const zoneBefore = /^[[(<]?([A-Z]{3,5}) $/;

/** A zone that leads the line stands before its stamp: `[CET Mar 17 22:58:04]`. */
function zoned(text: string, stamp: Stamp | null): Stamp | null {
  if (stamp?.date == null || stamp.clock === null || stamp.zone !== null || stamp.start > 7) return stamp;
  const name = zoneBefore.exec(text.slice(0, stamp.start))?.[1] ?? '';
  const offset = zoneAbbreviation(name);
  return offset === null ? stamp : { ...stamp, zone: { end: stamp.end, offset, name } };
}

/** Skips the rest of a word or number. */
function nextBoundary(text: string, from: number, limit: number): number {
  let at = from + 1;
  while (at < limit && isWord(text.charCodeAt(at))) at += 1;
  return at;
}

/** glog and klog: `I0512 14:00:01.123456`, or with a year in newer glog. */
function kStamp(text: string, start: number): Stamp | null {
  if (text.charAt(start + 4) !== ' ') return stampAt(text, start);
  const spaced = `${text.slice(start, start + 2)}-${text.slice(start + 2)}`;
  const stamp = stampAt(spaced, 0);
  if (stamp?.date == null || stamp.clock === null) return null;
  const date = { ...stamp.date, end: start + 4, order: 'mdy' as const, orders: ['mdy' as const], shape: 'k' };
  const clock = { ...stamp.clock, end: start + stamp.clock.end - 1 };
  return { ...stamp, date, clock, start, end: start + stamp.end - 1, shape: `k ${stamp.shape}` };
}
