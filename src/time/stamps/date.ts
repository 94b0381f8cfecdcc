import { ordinalDate, weekDate } from './computedDate.ts';
import { isWeekday, monthNumber } from './names.ts';

/** Order of a date's three (or two) parts as written. */
export type Order = 'ymd' | 'dmy' | 'mdy' | 'ydm';

/** A date as it stands in the text. Parts are in written order; `order` is null where digits alone don't tell it. */
export interface DateText {
  readonly end: number;
  /** Numbers in written order: three, or two where the year is missing, or one packed day of the year after the year. */
  readonly parts: readonly number[];
  readonly order: Order | null;
  /** The orders that its digits allow, the most usual first. */
  readonly orders: readonly Order[];
  /** What it looks like, for example `4-2-2`; files print one shape. */
  readonly shape: string;
}

export interface CalendarDay {
  /** null where the text names none. */
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDay(year: number | null, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > (daysInMonth[month - 1] ?? 0)) return false;
  if (month !== 2 || day < 29 || year === null) return true;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** POSIX: 69 to 99 are 1969 to 1999. Years from 2500 are those of the Buddhist calendar, 543 ahead. */
function fullYear(year: number): number {
  if (year >= 2500) return year - 543;
  if (year >= 100) return year;
  return year < 69 ? 2000 + year : 1900 + year;
}

/** The day that written parts mean in an order; null where there is no such day. */
export function calendarDay(parts: readonly number[], order: Order): CalendarDay | null {
  const [a = 0, b = 0, c = 0] = parts;
  if (parts.length === 2) {
    const [month, day] = order === 'dmy' || order === 'ydm' ? [b, a] : [a, b];
    return isDay(null, month, day) ? { year: null, month, day } : null;
  }
  const [y, month, day] =
    order === 'ymd' ? [a, b, c] : order === 'ydm' ? [a, c, b] : order === 'dmy' ? [c, b, a] : [c, a, b];
  const year = fullYear(y);
  return year >= 1970 && year < 2200 && isDay(year, month, day) ? { year, month, day } : null;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Letters of any script, as far as month names need them. */
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x2000);

export function digitsEnd(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

export function wordEnd(text: string, from: number): number {
  let at = from;
  while (isLetter(text.charCodeAt(at))) at += 1;
  return at;
}

function numberAt(text: string, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at += 1) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

type Part = {
  readonly end: number;
  readonly value: number;
  readonly width: number;
  readonly isName: boolean;
};

function partAt(text: string, from: number): Part | null {
  const end = digitsEnd(text, from);
  if (end > from) {
    return end - from > 4
      ? null
      : { end, value: numberAt(text, from, end), width: end - from, isName: false };
  }
  const last = wordEnd(text, from);
  if (last - from < 3 || last - from > 12) return null;
  const value = monthNumber(text.slice(from, last));
  return value === 0 ? null : { end: last, value, width: 3, isName: true };
}

/** Between parts: one of the usual signs, blanks, an English ordinal's end, `de`, a dot with a blank or sign, or the East Asian year, month and day signs. */
const joint = /(?:年|년|月|월|(?:st|nd|rd|th),? +(?:of +)?|\.? +de(?:l)? +|\.? {1,2}|, |\.[-/]|[-/._,:])\s?/y;
const dayMark = /[日일]/y;

function jointAt(text: string, from: number): number {
  joint.lastIndex = from;
  const match = joint.exec(text);
  return match === null ? from : from + match[0].length;
}

const kind = (part: Part): string =>
  part.isName ? 'M' : part.width === 4 ? '4' : part.width > 2 ? 'x' : '2';

const threeParts: Readonly<Record<string, readonly Order[]>> = {
  '422': ['ymd', 'ydm'],
  '4M2': ['ymd'],
  '42M': ['ydm'],
  '224': ['dmy', 'mdy'],
  '2M4': ['dmy'],
  M24: ['mdy'],
  '222': ['ymd', 'dmy', 'mdy'],
  '2M2': ['dmy', 'ymd'],
  M22: ['mdy'],
};
const twoParts: Readonly<Record<string, readonly Order[]>> = {
  '2M': ['dmy'],
  M2: ['mdy'],
  '22': ['mdy', 'dmy'],
};

function possible(parts: readonly number[], orders: readonly Order[]): Order[] {
  return orders.filter((order) => calendarDay(parts, order) !== null);
}

function dateOf(text: string, from: number, parts: readonly Part[]): DateText | null {
  const last = parts.at(-1);
  if (last === undefined) return null;
  const table = parts.length === 3 ? threeParts : twoParts;
  const values = parts.map((part) => part.value);
  const orders = possible(values, table[parts.map(kind).join('')] ?? []);
  const [first] = orders;
  if (first === undefined) return null;
  dayMark.lastIndex = last.end;
  const end = dayMark.test(text) ? last.end + 1 : last.end;
  const sign = text.charAt(parts[0]?.end ?? from);
  const shape = parts.map(kind).join(sign);
  return { end, parts: values, order: orders.length === 1 ? first : null, orders, shape };
}

/** Whether two joints are the same sign: `2024-05-06` is a date, `2024-05/06` is none (names may differ: `May 5, 2024`). */
function sameJoint(text: string, first: Part, second: Part, third: Part): boolean {
  if (first.isName || second.isName || third.isName) return true;
  const a = text.charAt(first.end);
  const b = text.charAt(second.end);
  return a === b || (a === '年' && b === '月') || (a === '년' && b === '월');
}

function separated(text: string, from: number): DateText | null {
  const first = partAt(text, from);
  if (first === null) return null;
  const secondAt = jointAt(text, first.end);
  // `10Oct2000` needs no joint, digits do.
  const second = secondAt === first.end && !first.isName ? namedAt(text, secondAt) : partAt(text, secondAt);
  if (second === null || (secondAt === first.end && !second.isName)) return null;
  // Numbers apart by blanks or colons are a date only where a year of four digits leads: `2026 03 17`, `2026:03:17`.
  if (!first.isName && !second.isName && /[ :]/.test(text.charAt(first.end)) && first.width !== 4)
    return null;
  const thirdAt = jointAt(text, second.end);
  const third = thirdAt === second.end && !second.isName ? null : partAt(text, thirdAt);
  const next = third === null ? '' : text.charAt(third.end);
  // A year must not be the hour of the time that follows: `May 5 14:00`.
  if (
    third !== null &&
    !third.isName &&
    (next !== ':' || third.width === 4 || isBeforeClock(text, second, third)) &&
    sameJoint(text, first, second, third)
  ) {
    const date = dateOf(text, from, [first, second, third]);
    if (date !== null) return date;
  }
  if (third !== null && third.isName && sameJoint(text, first, second, third)) {
    const date = dateOf(text, from, [first, second, third]);
    if (date !== null) return date;
  }
  if (first.width === 4 || second.width === 4) return null;
  return dateOf(text, from, [first, second]);
}

const wholeClock = /:\d{1,2}[:.]\d{2}[:.]\d{2}(?!\d)/y;

/** Whether a colon joins the date to a whole time: `2026/03/17:21:58:04`. */
function isBeforeClock(text: string, second: Part, third: Part): boolean {
  wholeClock.lastIndex = third.end;
  return /[-/.]/.test(text.charAt(second.end)) && wholeClock.test(text);
}

function namedAt(text: string, from: number): Part | null {
  const part = partAt(text, from);
  return part?.isName === true ? part : null;
}

const century = /(?:19|20)\d\d(?:0[1-9]|1[0-2])/y;

/** `20240506` and `240506`: only where a time follows, which the caller checks. Twelve digits are `240506140103` or `202405061401`. */
function packed(text: string, from: number): DateText | null {
  const width = digitsEnd(text, from) - from;
  century.lastIndex = from;
  const isShort = width < 8 || (width === 12 && !century.test(text));
  const end = from + (isShort ? 6 : 8);
  const year = end - from === 8 ? 4 : 2;
  const parts = [
    numberAt(text, from, from + year),
    numberAt(text, from + year, from + year + 2),
    numberAt(text, from + year + 2, end),
  ];
  const orders = possible(parts, year === 4 ? ['ymd'] : ['ymd', 'dmy', 'mdy']);
  const [first] = orders;
  if (first === undefined) return null;
  return {
    end,
    parts,
    order: orders.length === 1 ? first : null,
    orders,
    shape: year === 4 ? 'packed8' : 'packed6',
  };
}

/** Chromium's month and day before a slash and a packed time: `1122/160211`. */
const packedDay = /(\d{2})(\d{2})\/(?=\d{6})/y;

function monthDay(text: string, from: number): DateText | null {
  packedDay.lastIndex = from;
  const match = packedDay.exec(text);
  if (match === null) return null;
  const parts = [Number(match[1]), Number(match[2])];
  if (calendarDay(parts, 'mdy') === null) return null;
  return { end: from + 4, parts, order: 'mdy', orders: ['mdy'], shape: 'k' };
}

const afterWeekday = /[.,]?[ _-]{1,2}/y;

/** The date written at `from`, weekday before it included, or null. */
export function dateAt(text: string, from: number): DateText | null {
  if (isDigit(text.charCodeAt(from))) {
    const width = digitsEnd(text, from) - from;
    if (width === 8 || width === 6 || width >= 12) return packed(text, from);
    if (width === 7) return ordinalDate(text, from);
    if (width > 4) return null;
    return ordinalDate(text, from) ?? weekDate(text, from) ?? monthDay(text, from) ?? separated(text, from);
  }
  const end = wordEnd(text, from);
  if (end - from < 2 || end - from > 12) return null;
  const word = text.slice(from, end);
  const weekday = isWeekday(word) ? afterWeekdayAt(text, end) : null;
  // `mar.` is a month and a day of the week.
  return weekday !== null && (monthNumber(word) === 0 || weekday.shape.includes('M'))
    ? weekday
    : separated(text, from);
}

function afterWeekdayAt(text: string, end: number): DateText | null {
  afterWeekday.lastIndex = end;
  const gap = afterWeekday.exec(text);
  const date = gap === null ? null : dateAt(text, end + gap[0].length);
  return date === null ? null : { ...date, shape: `W ${date.shape}` };
}
