import { zoneAbbreviation } from './names.ts';

/** A time of day as it stands in the text. */
export interface ClockText {
  readonly end: number;
  /** ms since midnight, with a fraction. */
  readonly ms: number;
  /** Digits of the fraction of a second; -1 where it has no seconds. */
  readonly digits: number;
  readonly shape: string;
}

export interface ZoneText {
  readonly end: number;
  /** Minutes east of UTC; null for an IANA name. */
  readonly offset: number | null;
  readonly name: string;
}

const colons =
  /(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:(\.)(\d{1,9})(?!\d)|(,)(?!\d\d?,|\d{4,},|\d{4}-\d\d-\d\d|\d\d?([/.])\d\d?\6\d{4})(\d{1,9})(?![\dA-Ya-y]|\.\d)|(:)(\d{1,9})(?!\d|:\d))?)?(?!\d|:\d)/y;
const dots = /(\d{1,2})[._-](\d{2})[._-](\d{2})(?:([.,:])(\d{1,9}))?(?!\d)/y;
const packedClock = /([01]\d|2[0-3])([0-5]\d)([0-5]\d)(?:([.,]?)(\d{3}|\d{6}|\d{9}))?(?!\d)/y;
/** Hours and minutes that end twelve digits. */
const packedMinutes = /(?<=\d{8})([01]\d|2[0-3])([0-5]\d)(?![\d.])/y;
const signs =
  /(\d{1,2}) ?[h时時시] ?(\d{1,2}) ?(?:[m분分]|min)(?: ?(\d{1,2}) ?[s초秒](?:([.,])(\d{1,9}))?)?/y;
/** `a.m.` and `p.m.`, in Greek too. */
const half =
  /[ \u00a0\u202f]?(a\.?[ \u00a0]?m\.?|p\.?[ \u00a0]?m\.?|[πμ]\.?μ\.?|(?<=\d)[ap])(?![\p{L}\d])/iuy;
const halfBefore = /(上午|下午|오전|오후|午前|午後|AM|PM) ?/y;

/** A colon before a fraction counts ms, so that `:6` is 6 ms; a dot or comma is decimal. */
function fractionMs(sign: string, digits: string): number {
  if (sign === ':' && digits.length <= 3) return Number(digits);
  return decimalMs(digits);
}

/** ms of the digits after a decimal sign of seconds; whole ms come out whole. */
export function decimalMs(digits: string): number {
  return Number(`${digits.slice(0, 3).padEnd(3, '0')}.${digits.slice(3)}`);
}

function hourOf(hour: number, mark: string): number {
  const isLate = /^p|^μ|下午|오후|午後/i.test(mark);
  if (hour > 12) return hour;
  return (hour % 12) + (isLate ? 12 : 0);
}

interface Match {
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly shape: string;
}

function match(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

function clockMatch(text: string, from: number, isAfterDate: boolean): Match | null {
  const plain = match(colons, text, from);
  if (plain !== null) {
    const [all, h, m, s, dot, decimals, comma, , rest, colon, ms] = plain;
    const fraction = [dot ?? comma ?? colon, decimals ?? rest ?? ms];
    return { end: from + all.length, groups: [h, m, s, ...fraction], shape: ':' };
  }
  const spoken = match(signs, text, from);
  if (spoken !== null) return { end: from + spoken[0].length, groups: spoken.slice(1), shape: 'h' };
  if (!isAfterDate) return null;
  const dotted =
    match(dots, text, from) ?? match(packedClock, text, from) ?? match(packedMinutes, text, from);
  if (dotted === null) return null;
  return {
    end: from + dotted[0].length,
    groups: dotted.slice(1),
    shape: dotted[0].charAt(2) === '.' ? '.' : '',
  };
}

/** @param isAfterDate whether a date stands right before, so that `15.42.50` and `154250` can only be a time */
export function clockAt(text: string, from: number, isAfterDate: boolean): ClockText | null {
  const before = match(halfBefore, text, from);
  const start = from + (before?.[0].length ?? 0);
  const found = clockMatch(text, start, isAfterDate);
  if (found === null) return null;
  const [h = '', m = '', s, sign = '', fraction] = found.groups;
  const after = match(half, text, found.end);
  const mark = before?.[1] ?? after?.[1];
  const hour = mark === undefined ? Number(h) : hourOf(Number(h), mark);
  const minute = Number(m);
  const second = Number(s ?? 0);
  if (hour > 23 || minute > 59 || second > 60) return null;
  const rest = fraction === undefined ? 0 : fractionMs(sign === '' ? '.' : sign, fraction);
  const end = found.end + (after?.[0].length ?? 0);
  const digits = s === undefined ? -1 : (fraction?.length ?? 0);
  const shape = `${found.shape}${s === undefined ? 'hm' : 'hms'}${fraction === undefined ? '' : sign + 'f'}${mark === undefined ? '' : 'p'}`;
  return { end, ms: ((hour * 60 + minute) * 60 + second) * 1000 + rest, digits, shape };
}

const numericZone = /( ?)(?:(?:UTC|GMT) ?)?([+-])(\d{2}):?(\d{2})(?!:?\d)/y;
/** What DB2 glues to a time: minutes east of UTC. */
const eastMinutes = /([+-])(\d{3})(?=\s|$)/y;
/** What CMTrace of Windows glues to a time: minutes to add to reach UTC, `19:33:19.766-330`. */
const bias = /([+-])(\d{3})(?=")/y;
const shortZone = /(?: ?(?:UTC|GMT))?([+-])(\d{1,2})(?![.\-/\w]|:\d)/y;
/** What `date` and PostgreSQL print for zones without an abbreviation: `-03` before a bracket, a year or the end. */
const spacedHours = / ([+-])(\d{2})(?= [[(]| (?:19|20)\d\d\b|[\]):]|$)/y;
/** The same before any blank. */
const looseHours = / ([+-])(\d{2})(?= )/y;
const wordZone =
  /(?: ?[[(] ?|[ _]?)([A-Z]{1,5}|[A-Z][a-zA-Z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?)(?![\w/-])[\])]?/y;
const bareZed = /[zZ](?![A-Za-z0-9])/y;
const trailingName = / ?\(?([A-Z]{3,5})\)?(?![\w/-])/y;

/** After an offset its name may follow: `+0200 CEST`, `-0700 (PDT)`. */
function afterName(text: string, from: number): number {
  const name = match(trailingName, text, from);
  return name !== null && zoneAbbreviation(name[1] ?? '') !== null ? from + name[0].length : from;
}

function hoursZone(text: string, from: number, isLoose: boolean): ZoneText | null {
  const found =
    match(shortZone, text, from) ??
    match(spacedHours, text, from) ??
    (isLoose ? match(looseHours, text, from) : null);
  if (found === null || Number(found[2]) > 14) return null;
  const offset = Number(found[2]) * 60 * (found[1] === '-' ? -1 : 1);
  return { end: from + found[0].length, offset, name: found[0].trim() };
}

/**
 * The zone written at `from`, right after a time, or null.
 * @param isLoose whether a number apart may be hours: after dates as `date` prints them
 */
export function zoneAt(text: string, from: number, isLoose = false): ZoneText | null {
  const zed = match(bareZed, text, from);
  if (zed !== null) return { end: from + 1, offset: 0, name: 'Z' };
  const numeric = match(numericZone, text, from);
  if (numeric !== null) {
    const hours = Number(numeric[3]);
    const minutes = Number(numeric[4]);
    if (hours <= 14 && minutes < 60) {
      const offset = (hours * 60 + minutes) * (numeric[2] === '-' ? -1 : 1);
      return { end: afterName(text, from + numeric[0].length), offset, name: numeric[0].trim() };
    }
  }
  const minutes = match(bias, text, from);
  if (minutes !== null && Number(minutes[2]) <= 840) {
    const offset = Number(minutes[2]) * (minutes[1] === '-' ? 1 : -1);
    return { end: from + minutes[0].length, offset, name: minutes[0] };
  }
  const east = match(eastMinutes, text, from);
  if (east !== null && Number(east[2]) <= 840) {
    const offset = Number(east[2]) * (east[1] === '-' ? -1 : 1);
    return { end: from + east[0].length, offset, name: east[0] };
  }
  const hours = hoursZone(text, from, isLoose);
  if (hours !== null) return hours;
  const word = match(wordZone, text, from);
  if (word === null) return null;
  const name = word[1] ?? '';
  if (name.length === 1 && name !== 'Z') return null;
  const offset = zoneAbbreviation(name);
  if (offset === null && !name.includes('/')) return null;
  return { end: from + word[0].length, offset, name };
}
