import { decimalMs } from './clock.ts';
import type { Stamp } from './stamp.ts';

const firstSecond = 631_152_000; // 1990-01-01
const lastSecond = 4_102_444_800; // 2100-01-01

/** ms from 1601 to 1970: `FILETIME` of Windows. */
const fileTimeZero = 11_644_473_600_000;
/** ms from year 1 to 1970: `DateTime.Ticks` of .NET. */
const ticksZero = 62_135_596_800_000;

/** Counts since an epoch by their number of digits: seconds, ms, µs and ns of Unix, 100 ns of Windows since 1601 or of .NET since year 1. */
export function epochMs(digits: string, fraction: string): number | null {
  const whole = wholeMs(digits);
  if (whole === null || whole < firstSecond * 1000 || whole >= lastSecond * 1000) return null;
  return fraction !== '' && digits.length <= 10 ? whole + decimalMs(fraction) : whole;
}

function wholeMs(digits: string): number | null {
  if (digits.length <= 10) return Number(digits) * 1000;
  if (digits.length === 13) return Number(digits);
  if (digits.length === 16) return Number(digits) / 1000;
  // A float doesn't hold all 18 digits.
  if (digits.length === 18) return Number(digits.slice(0, 14)) - (digits < '5' ? fileTimeZero : ticksZero);
  return digits.length === 19 ? Number(`${digits.slice(0, 13)}.${digits.slice(13)}`) : null;
}

function counted(start: number, end: number, epoch: number, digits: number, shape: string): Stamp {
  return { start, end, date: null, clock: null, zone: null, epoch, digits, shape };
}

const tai = /@([0-9a-f]{16})([0-9a-f]{8})(?![0-9a-z])/iy;

/** TAI64N labels (D. J. Bernstein) as multilog, svlogd and tai64n write them: 2^62 + 10 + seconds of Unix, then ns. */
const taiZero = 2n ** 62n + 10n;

export function taiStamp(text: string, start: number): Stamp | null {
  tai.lastIndex = start;
  const match = tai.exec(text);
  if (match === null) return null;
  const seconds = Number(BigInt(`0x${match[1] ?? '0'}`) - taiZero);
  const epoch = seconds * 1000 + parseInt(match[2] ?? '0', 16) / 1e6;
  if (epoch < 0 || epoch > lastSecond * 1000) return null;
  return counted(start, start + match[0].length, epoch, 9, 'tai64n');
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
  return counted(start, start + all.length, epoch, Math.max(0, mantissa.length - 11), 'epoch-e');
}

const plain = /(\d{9,19})(?:\.(\d{1,9}))?(?![\w.]|-\w)/y;

function plainStamp(text: string, start: number): Stamp | null {
  plain.lastIndex = start;
  const match = plain.exec(text);
  if (match === null) return null;
  const [all, digits = '', fraction = ''] = match;
  if (digits.length === 9 && fraction === '') return null;
  const epoch = epochMs(digits, fraction);
  if (epoch === null) return null;
  const precise = digits.length === 10 ? fraction.length : digits.length - 10;
  return counted(start, start + all.length, epoch, precise, `epoch${digits.length}`);
}

/** Modified Julian day and second of the day at a line's head, as the statistics of ntpd have them (its monitoring options). */
const julian = /(4[89]\d{3}|[5-8]\d{4}) (\d{1,5})\.(\d{3})(?= )/y;
/** Modified Julian day of 1970-01-01. */
const julianZero = 40_587;
const daySeconds = 86_400;

function julianStamp(text: string, start: number): Stamp | null {
  if (start > 0) return null;
  julian.lastIndex = start;
  const match = julian.exec(text);
  if (match === null || Number(match[2]) >= daySeconds) return null;
  const seconds = (Number(match[1]) - julianZero) * daySeconds + Number(match[2]);
  return counted(0, match[0].length, seconds * 1000 + Number(match[3]), 3, 'mjd');
}

/** The count since an epoch written at `start`, or null. */
export function countAt(text: string, start: number): Stamp | null {
  return plainStamp(text, start) ?? scientificStamp(text, start) ?? julianStamp(text, start);
}
