import { clockAt, zoneAt } from './clock.ts';
import type { ClockText, ZoneText } from './clock.ts';
import { computedDay } from './computedDate.ts';
import { dateAt, digitsEnd } from './date.ts';
import type { DateText } from './date.ts';
import { countAt, taiStamp } from './counts.ts';
import { clockAfterFiller } from './filler.ts';

/** A point in time as it stands in a text: a calendar date with a time of day, either alone, or a count since an epoch. */
export interface Stamp {
  readonly start: number;
  readonly end: number;
  readonly date: DateText | null;
  readonly clock: ClockText | null;
  readonly zone: ZoneText | null;
  /** ms since the epoch (UTC) for counts, else null. */
  readonly epoch: number | null;
  /** Digits of the fraction of a second that it states; -1 without seconds. */
  readonly digits: number;
  /** What it looks like; the stamps of one writer share it. */
  readonly shape: string;
}

/** Between a date and a time: blanks with or without a comma, a joint, words of the usual languages, or the next field or element. */
const gap =
  /(?:,? at | ?@ ?| um | à | o | [гр]\.,? (?:[во] )?|[\])]? ?(?:--?|—|\|) ?[[(]?|[\])] ?[[(]|,?"? ?,?"?(?:[Tt]ime|[Dd]ate)"?[=:] ?"?|"[,;\t|]"|<\/[\w:.-]{1,20}>\s?<[\w:.-]{1,20}>|[,;]?[ \u00a0]{1,3}|\t|[Tt_,;|/]|::?|\.(?=\d{6}|\d\d[.:]\d\d[.:]\d\d))/y;

function gapEnd(text: string, from: number): number {
  gap.lastIndex = from;
  const match = gap.exec(text);
  return match === null ? from : from + match[0].length;
}

const yearAfter = / ((?:19[7-9]|20\d)\d)(?![\d:.,\-/]\d|\w)/y;

function withYear(text: string, date: DateText, from: number): { date: DateText; end: number } | null {
  if (date.parts.length !== 2 || date.order === null) return null;
  yearAfter.lastIndex = from;
  const match = yearAfter.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const [a = 0, b = 0] = date.parts;
  const parts = [a, b, year];
  return { date: { ...date, parts, shape: `${date.shape}..4` }, end: from + match[0].length };
}

function assembled(text: string, start: number, date: DateText, clock: ClockText): Stamp {
  let end = clock.end;
  let whole = date;
  const early = withYear(text, date, end);
  if (early !== null) ({ date: whole, end } = early);
  const zone = zoneAt(text, end, whole.shape.startsWith('W '));
  if (zone !== null) end = zone.end;
  const late = early === null ? withYear(text, date, end) : null;
  if (late !== null) ({ date: whole, end } = late);
  const shape = `${whole.shape} ${clock.shape}${zone === null ? '' : ' z'}`;
  return { start, end, date: whole, clock, zone, epoch: null, digits: clock.digits, shape };
}

function dateFirst(text: string, start: number): Stamp | null {
  const date = dateAt(text, start);
  if (date === null) return null;
  const isPacked = date.shape.startsWith('packed');
  const isDense = isPacked || date.shape === computedDay;
  const next = isDense || text.charAt(date.end) !== '.' ? gapEnd(text, date.end) : date.end;
  const isGlued = next === date.end;
  if (!isGlued || isPacked || /[日일]/.test(text.charAt(date.end - 1))) {
    const clock = clockAt(text, next, true);
    // Two numbers alone are a date only beside a time with seconds.
    if (clock !== null && (clock.digits >= 0 || date.parts.length === 3 || date.shape.includes('M')))
      return assembled(text, start, date, clock);
  }
  const distant = isPacked ? null : clockAfterFiller(text, date);
  if (distant !== null) return assembled(text, start, date, distant);
  if (date.parts.length === 2 || isPacked || date.order === null) return null;
  return { start, end: date.end, date, clock: null, zone: null, epoch: null, digits: -1, shape: date.shape };
}

/** Mainframes head their lines with a time of day with dots. */
const dottedHead = /^ {0,2}\d\d\.[0-5]\d\.[0-5]\d(?:[.,]\d{2,6})? /;

function isDottedHead(text: string, start: number): boolean {
  return start <= 2 && text.charAt(start + 2) === '.' && dottedHead.test(text);
}

function clockFirst(text: string, start: number): Stamp | null {
  const clock = clockAt(text, start, isDottedHead(text, start));
  if (clock === null) return null;
  const zone = zoneAt(text, clock.end);
  const from = zone?.end ?? clock.end;
  const next = gapEnd(text, from);
  const date = next > from ? dateAt(text, next) : null;
  if (date !== null && clock.digits >= 0 && !isFollowedByClock(text, date.end)) {
    if (date.parts.length === 3 && !date.shape.startsWith('packed')) {
      const shape = `${clock.shape} ${date.shape}`;
      return { start, end: date.end, date, clock, zone, epoch: null, digits: clock.digits, shape };
    }
  }
  // Hours and minutes alone are a stamp only where they say which half of the day: `9:58PM`.
  if (clock.digits < 0 && !clock.shape.endsWith('p')) return null;
  return { start, end: from, date: null, clock, zone, epoch: null, digits: clock.digits, shape: clock.shape };
}

function isFollowedByClock(text: string, from: number): boolean {
  const next = gapEnd(text, from);
  return next > from && clockAt(text, next, false) !== null;
}

/** The stamp written at `start`, or null. */
export function stampAt(text: string, start: number): Stamp | null {
  if (text.charAt(start) === '@') return taiStamp(text, start);
  const dated = dateFirst(text, start);
  if (dated?.clock != null) return dated;
  const isDigit = digitsEnd(text, start) > start;
  if (!isDigit) return dated ?? clockFirst(text, start);
  return clockFirst(text, start) ?? countAt(text, start) ?? dated;
}
