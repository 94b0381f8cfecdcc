import { clockAt, decimalMs, zoneAt } from './clock.ts';
import type { ClockText, ZoneText } from './clock.ts';
import { dateAt, digitsEnd } from './date.ts';
import type { DateText } from './date.ts';

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

/** Between a date and a time: blanks with or without a comma, a joint, words of the usual languages, or the next field. */
const gap =
  /(?:,? at | ?@ ?| um | à | o | [гр]\.,? (?:[во] )?|[\])]? ?(?:--?|—|\|) ?[[(]?|[\])] ?[[(]|,?"? ?,?"?(?:[Tt]ime|[Dd]ate)"?[=:] ?"?|"[,;\t|]"|[,;]?[ \u00a0]{1,3}|\t|[Tt_,;|/]|::?|\.(?=\d{6}))/y;

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
  const zone = zoneAt(text, end);
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
  const next = isPacked || text.charAt(date.end) !== '.' ? gapEnd(text, date.end) : date.end;
  const isGlued = next === date.end;
  if (!isGlued || isPacked || /[日일]/.test(text.charAt(date.end - 1))) {
    const clock = clockAt(text, next, true);
    // Two numbers alone are a date only beside a time with seconds.
    if (clock !== null && (clock.digits >= 0 || date.parts.length === 3))
      return assembled(text, start, date, clock);
  }
  if (date.parts.length === 2 || isPacked || date.order === null) return null;
  return { start, end: date.end, date, clock: null, zone: null, epoch: null, digits: -1, shape: date.shape };
}

function clockFirst(text: string, start: number): Stamp | null {
  const clock = clockAt(text, start, false);
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

const firstSecond = 631_152_000; // 1990-01-01
const lastSecond = 4_102_444_800; // 2100-01-01

/** Counts since an epoch by their number of digits: seconds, ms, µs and ns of Unix, 100 ns of Windows since 1601. */
export function epochMs(digits: string, fraction: string): number | null {
  const whole = wholeMs(digits);
  if (whole === null || whole < firstSecond * 1000 || whole >= lastSecond * 1000) return null;
  return fraction !== '' && digits.length <= 10 ? whole + decimalMs(fraction) : whole;
}

function wholeMs(digits: string): number | null {
  if (digits.length <= 10) return Number(digits) * 1000;
  if (digits.length === 13) return Number(digits);
  if (digits.length === 16) return Number(digits) / 1000;
  if (digits.length === 18) return Math.floor(Number(digits) / 10_000) - 11_644_473_600_000;
  return digits.length === 19 ? Number(`${digits.slice(0, 13)}.${digits.slice(13)}`) : null;
}

const countPattern = /(\d{9,19})(?:\.(\d{1,9}))?(?![\w.]|-\w)/y;
const tai = /@([0-9a-f]{16})([0-9a-f]{8})(?![0-9a-z])/iy;

/** TAI64N labels (D. J. Bernstein) as multilog, svlogd and tai64n write them: 2^62 + 10 + seconds of Unix, then ns. */
const taiZero = 2n ** 62n + 10n;

function taiStamp(text: string, start: number): Stamp | null {
  tai.lastIndex = start;
  const match = tai.exec(text);
  if (match === null) return null;
  const seconds = Number(BigInt(`0x${match[1] ?? '0'}`) - taiZero);
  const epoch = seconds * 1000 + parseInt(match[2] ?? '0', 16) / 1e6;
  if (epoch < 0 || epoch > lastSecond * 1000) return null;
  const end = start + match[0].length;
  return { start, end, date: null, clock: null, zone: null, epoch, digits: 9, shape: 'tai64n' };
}

/** Seconds as Go prints floats: `1.763827331412e+09`. */
const scientific = /(1\.\d{6,18})e\+?09(?![\w.])/y;

function scientificStamp(text: string, start: number): Stamp | null {
  scientific.lastIndex = start;
  const match = scientific.exec(text);
  if (match === null) return null;
  const [all, mantissa = ''] = match;
  const digits = mantissa.replace('.', '').padEnd(19, '0');
  const epoch = epochMs(digits, '');
  if (epoch === null) return null;
  const precise = Math.max(0, mantissa.length - 11);
  return { ...counted(start, start + all.length, epoch, precise), shape: 'epoch-e' };
}

function counted(start: number, end: number, epoch: number, digits: number): Omit<Stamp, 'shape'> {
  return { start, end, date: null, clock: null, zone: null, epoch, digits };
}

function countStamp(text: string, start: number): Stamp | null {
  countPattern.lastIndex = start;
  const match = countPattern.exec(text);
  if (match === null) return null;
  const [all, digits = '', fraction = ''] = match;
  if (digits.length === 9 && fraction === '') return null;
  const epoch = epochMs(digits, fraction);
  if (epoch === null) return null;
  const precise = digits.length === 10 ? fraction.length : digits.length - 10;
  return {
    start,
    end: start + all.length,
    date: null,
    clock: null,
    zone: null,
    epoch,
    digits: precise,
    shape: `epoch${digits.length}`,
  };
}

/** The stamp written at `start`, or null. */
export function stampAt(text: string, start: number): Stamp | null {
  if (text.charAt(start) === '@') return taiStamp(text, start);
  const dated = dateFirst(text, start);
  if (dated?.clock != null) return dated;
  const isDigit = digitsEnd(text, start) > start;
  if (!isDigit) return dated ?? clockFirst(text, start);
  return clockFirst(text, start) ?? countStamp(text, start) ?? scientificStamp(text, start) ?? dated;
}
