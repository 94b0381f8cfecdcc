import type { Instant } from '../time/instants.ts';
import { instantAt, isoDate, plusDays, wallTime, weekday } from '../time/wallTime.ts';

/** Working hours and quiet hours. Times are minutes since midnight on a wall clock. */
export interface Calendar {
  /** ISO weekdays, 1 is Monday. */
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
  /** ISO dates. */
  readonly holidays: readonly string[];
  readonly quiet?: { readonly from: number; readonly to: number } | undefined;
}

/** How often a client hears: minutes between updates, or the start of the next working day. */
export interface Cadenced {
  readonly cadence: number | 'next-working-day';
}

export interface CadenceQuestion {
  readonly now: Instant;
  readonly severity: Cadenced;
  readonly calendar: Calendar;
  /** IANA zone of the clock times, the client's. */
  readonly zone: string;
}

const minute = 60_000;
const quarter = 15 * minute;

/**
 * The time to promise by default: the cadence from now, brought forward to a clock time that ends in 0 or 5 (but not
 * below half of the cadence), or the start of the next working day.
 */
export function nextUpdateAt({ now, severity, calendar, zone }: CadenceQuestion): Instant {
  if (severity.cadence === 'next-working-day') return nextWorkingDay(now, calendar, zone);
  const span = severity.cadence * minute;
  const exact = now + span;
  const round = Math.floor(exact / (5 * minute)) * 5 * minute;
  if (round >= now + span / 2) return round;
  return Math.ceil(exact / minute) * minute;
}

/**
 * Round clock times to choose from, soonest first: quarter hours from half of the cadence on, then half hours, then
 * the start of the next working day; from then on only, where that is the cadence.
 */
export function roundTimes({ now, severity, calendar, zone }: CadenceQuestion): Instant[] {
  const workday = nextWorkingDay(now, calendar, zone);
  if (severity.cadence === 'next-working-day') {
    const start = wallTime(workday, zone);
    const later = [noon, calendar.to].filter((at) => at > start.minutes);
    return unique([workday, ...later.map((minutes) => instantAt({ ...start, minutes }, zone))]);
  }
  const earliest = now + (severity.cadence * minute) / 2;
  // Offsets of all zones are whole quarter hours, so a quarter hour in UTC is one on every wall.
  const first = Math.ceil(earliest / quarter) * quarter;
  const quarters = [0, 1, 2, 3].map((index) => first + index * quarter);
  const halves = [4, 5, 6, 7]
    .map((index) => first + index * quarter)
    .filter((at) => wallTime(at, zone).minutes % 30 === 0);
  return unique([...quarters, ...halves, workday]);
}

const noon = 12 * 60;

function unique(times: readonly Instant[]): Instant[] {
  return [...new Set(times)].sort((a, b) => a - b);
}

/** The next start of work that lies after `now`, on a working day that is no holiday. */
export function nextWorkingDay(now: Instant, calendar: Calendar, zone: string): Instant {
  const today = wallTime(now, zone);
  for (let days = 0; days <= 366; days++) {
    const wall = plusDays(today, days, calendar.from);
    const isWorking = calendar.days.includes(weekday(wall)) && !calendar.holidays.includes(isoDate(wall));
    const start = instantAt(wall, zone);
    if (isWorking && start > now) return start;
  }
  // No working day within a year is no calendar to go by.
  return instantAt(plusDays(today, 1, calendar.from), zone);
}

/** Whether no notification may be shown now; quiet hours may go over midnight. */
export function isQuiet(now: Instant, calendar: Calendar, zone: string): boolean {
  if (calendar.quiet === undefined) return false;
  const { from, to } = calendar.quiet;
  const { minutes } = wallTime(now, zone);
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}
