import type { Instant } from './instants.ts';

const day = 86_400_000;

/** A date and time as a clock on the wall of a zone shows it. Months count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Minutes since midnight. */
  readonly minutes: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError for a zone that `isZone` refuses. */
export function wallTime(at: Instant, zone: string): WallTime {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    minutes: part('hour') * 60 + part('minute'),
  };
}

/**
 * When a wall clock of the zone shows this time. Where clocks are put back and it shows it twice, the first;
 * where they are put forward past it, as much later as they are put forward.
 */
export function instantAt(wall: WallTime, zone: string): Instant {
  const asUtc = utcOf(wall);
  const before = asUtc - offset(asUtc - day, zone);
  const after = asUtc - offset(asUtc + day, zone);
  const shown = [before, after].filter((at) => utcOf(wallTime(at, zone)) === asUtc);
  return shown.length === 0 ? before : Math.min(...shown);
}

/** The wall date some days later, at its own `minutes`. */
export function plusDays(wall: WallTime, days: number, minutes: number): WallTime {
  const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    minutes,
  };
}

/** `2026-12-25` */
export function isoDate(wall: WallTime): string {
  return new Date(utcOf({ ...wall, minutes: 0 })).toISOString().slice(0, 10);
}

/** ISO weekday, 1 is Monday. */
export function weekday(wall: WallTime): number {
  return new Date(utcOf(wall)).getUTCDay() || 7;
}

function utcOf(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, 0, wall.minutes);
}

/** How far the zone's wall clock is ahead of UTC, in ms, to the minute. */
function offset(at: Instant, zone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000;
  return utcOf(wallTime(minute, zone)) - minute;
}
