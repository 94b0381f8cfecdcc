import type { DateText } from './date.ts';

/** Shape of dates whose month and day are computed. */
export const computedDay = '4-3';

function computed(end: number, date: Date): DateText {
  const parts = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return { end, parts, order: 'ymd', orders: ['ymd'], shape: computedDay };
}

/** `2024-127`, `2024.127` and `2024127`: year and day of the year (ISO 8601, 5.2.2). */
const ordinal = /((?:19|20)\d\d)(?:[-./:]|(?=\d{3}[ T]\d\d:\d\d:\d\d))(\d{3})(?!\d)/y;

export function ordinalDate(text: string, from: number): DateText | null {
  ordinal.lastIndex = from;
  const match = ordinal.exec(text);
  if (match === null) return null;
  const day = Number(match[2]);
  const year = Number(match[1]);
  if (day < 1 || day > 366 || year < 1970) return null;
  return computed(from + match[0].length, new Date(Date.UTC(year, 0, day)));
}

/** `2024-W19-2` and `2024W192`: year, week and day of the week from Monday (ISO 8601, 5.2.3). */
const week = /((?:19|20)\d\d)(-?)W([0-5]\d)\2([1-7])(?!\d)/y;

export function weekDate(text: string, from: number): DateText | null {
  week.lastIndex = from;
  const match = week.exec(text);
  if (match === null) return null;
  const [all, year = '', , number = '', weekday = ''] = match;
  if (Number(number) < 1 || Number(number) > 53) return null;
  // The fourth of January lies in the first week.
  const fourth = new Date(Date.UTC(Number(year), 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  const day = monday + (Number(number) - 1) * 7 + Number(weekday) - 1;
  return computed(from + all.length, new Date(Date.UTC(Number(year), 0, day)));
}
