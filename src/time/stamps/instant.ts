import { calendarDay } from './date.ts';
import type { CalendarDay, Order } from './date.ts';
import { sharedZoneOffsets } from './names.ts';
import type { Stamp } from './stamp.ts';
import { zoneOf } from './zone.ts';
import type { WallClockReading, Zone } from './zone.ts';

const day = 86_400_000;

/** What stamps need to become instants, the same for a whole file. */
export interface StampContext {
  readonly zone: Zone;
  /** For stamps whose digits don't tell the order of the date. */
  orderOf(shape: string, orders: readonly Order[]): Order | undefined;
  /** The latest instant, ms since the epoch (UTC), that a stamp without a year may mean. */
  readonly latest: number;
  /** The same for a time of day without a date. */
  readonly latestClock: number;
}

/** Falls back to UTC where the zone's name is unknown. */
export function zoneOrUtc(name: string): Zone {
  const zone = zoneOf(name) ?? zoneOf('UTC');
  if (zone === null) throw new Error('UTC is always known');
  return zone;
}

const zones = new Map<string, Zone | null>();

function namedZone(name: string): Zone | null {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = zoneOf(name);
  zones.set(name, zone);
  return zone;
}

/** Abbreviations that several zones share mean the file's own zone where it has one of their offsets. */
function zoneOfStamp({ zone: written }: Stamp, calendar: StampContext, wall: number): Zone {
  if (written === null) return calendar.zone;
  if (written.offset === null) return namedZone(written.name) ?? calendar.zone;
  const own = calendar.zone.offsetAt(wall) / 60_000;
  return sharedZoneOffsets(written.name).includes(own) ? calendar.zone : fixedZoneOf(written.offset);
}

const fixedZones = new Map<number, Zone>();

function fixedZoneOf(minutes: number): Zone {
  const known = fixedZones.get(minutes);
  if (known !== undefined) return known;
  const zone: Zone = {
    name: String(minutes),
    offsetAt: () => minutes * 60_000,
    fromWall: (wall) => ({ time: wall - minutes * 60_000, later: null }),
    earliest: (wall) => wall - minutes * 60_000,
    unique: (wall) => wall - minutes * 60_000,
  };
  fixedZones.set(minutes, zone);
  return zone;
}

/** The last year in which the day exists and the instant isn't after the latest possible one. */
function placed(found: CalendarDay, clock: number, zone: Zone, latest: number): WallClockReading {
  const last = new Date(latest + zone.offsetAt(latest)).getUTCFullYear();
  let instant: WallClockReading = { time: Number.NaN, later: null };
  for (let year = last + 1; year > last - 9; year -= 1) {
    const wall = Date.UTC(year, found.month - 1, found.day);
    if (new Date(wall).getUTCDate() !== found.day) continue;
    instant = zone.fromWall(wall + clock);
    if (instant.time <= latest) return instant;
  }
  return instant;
}

/** Date of the last midnight-relative time not after the latest possible instant. */
function placedClock(clock: number, zone: Zone, latest: number): WallClockReading {
  const wallDay = Math.floor((latest + zone.offsetAt(latest)) / day) * day;
  const today = zone.fromWall(wallDay + clock);
  return today.time <= latest ? today : zone.fromWall(wallDay - day + clock);
}

/** The instant a stamp means; null where its digits are no date. */
export function instantOf(stamp: Stamp, calendar: StampContext): WallClockReading | null {
  if (stamp.epoch !== null) return { time: stamp.epoch, later: null };
  const clock = stamp.clock?.ms ?? 0;
  const { date } = stamp;
  if (date === null) {
    return placedClock(clock, zoneOfStamp(stamp, calendar, calendar.latestClock), calendar.latestClock);
  }
  const order = date.order ?? calendar.orderOf(date.shape, date.orders) ?? date.orders[0];
  const found = order === undefined ? null : calendarDay(date.parts, order);
  if (found === null) return null;
  if (found.year === null) {
    return placed(found, clock, zoneOfStamp(stamp, calendar, calendar.latest), calendar.latest);
  }
  const wall = Date.UTC(found.year, found.month - 1, found.day) + clock;
  return zoneOfStamp(stamp, calendar, wall).fromWall(wall);
}
