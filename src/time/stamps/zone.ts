const minute = 60_000;
const quarter = 900_000;
const fixed = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/;

/** What a wall-clock time may mean: the instant, and a later one in the hour that a clock set back repeats. Both ms since the epoch (UTC). */
export interface WallClockReading {
  readonly time: number;
  readonly later: number | null;
}

/** A time zone's offsets, cached by quarter hour. */
export interface Zone {
  readonly name: string;
  /** Offset from UTC in ms at an instant in ms. */
  offsetAt(time: number): number;
  /** Instant of a wall-clock time given as ms as if it were UTC. A time skipped in spring is read with the offset before the change. */
  fromWall(wall: number): WallClockReading;
  /** As `fromWall`, the earlier reading only, without making an object. */
  earliest(wall: number): number;
  /** As `earliest`, but NaN in the hour that a clock set back repeats. */
  unique(wall: number): number;
}

function fixedZone(name: string, offset: number): Zone {
  return {
    name,
    offsetAt: () => offset,
    fromWall: (wall) => ({ time: wall - offset, later: null }),
    earliest: (wall) => wall - offset,
    unique: (wall) => wall - offset,
  };
}

/** Offset in minutes of `UTC`, `Z`, `+hh:mm`, `+hhmm`, `+hh`, with or without `UTC` or `GMT` before; null where it is none of these. */
export function fixedOffset(name: string): number | null {
  if (/^(?:utc|gmt|z|etc\/utc)$/i.test(name)) return 0;
  const match = fixed.exec(name.trim());
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

function offsetReader(name: string): ((time: number) => number) | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    return (time) => {
      const part: Record<string, number> = {};
      for (const { type, value } of format.formatToParts(time)) part[type] = Number(value);
      const { year = 0, month = 1, day = 1, hour = 0, minute: min = 0, second = 0 } = part;
      return Date.UTC(year, month - 1, day, hour, min, second) - Math.floor(time / 1000) * 1000;
    };
  } catch {
    return null;
  }
}

function namedZone(name: string, read: (time: number) => number): Zone {
  const offsets = new Map<number, number>();
  const offsetAt = (time: number): number => {
    const slot = Math.floor(time / quarter);
    const known = offsets.get(slot);
    if (known !== undefined) return known;
    const offset = Math.round(read(slot * quarter) / minute) * minute;
    offsets.set(slot, offset);
    return offset;
  };
  const walls = new Map<number, WallClockReading>();
  /** Offsets change on quarter hours, so that one answer serves the whole slot. */
  const slotOf = (slot: number): WallClockReading => {
    const known = walls.get(slot);
    if (known !== undefined) return known;
    const wall = slot * quarter;
    const before = offsetAt(wall - 86_400_000);
    const after = offsetAt(wall + 86_400_000);
    const readings = [...new Set([wall - before, wall - after])].filter(
      (time) => time + offsetAt(time) === wall,
    );
    const [first = wall - before, second] = readings.sort((a, b) => a - b);
    const found = { time: first, later: second ?? null };
    walls.set(slot, found);
    return found;
  };
  let lastSlot = Number.NaN;
  let lastShift = 0;
  let isRepeated = false;
  /** NaN for what is no time: a date that doesn't exist, read from bytes. */
  const shiftOf = (wall: number): number => {
    const slot = Math.floor(wall / quarter);
    if (slot === lastSlot || Number.isNaN(slot)) return lastShift;
    const { time, later } = slotOf(slot);
    lastShift = time - slot * quarter;
    isRepeated = later !== null;
    lastSlot = slot;
    return lastShift;
  };
  return {
    name,
    offsetAt,
    fromWall: (wall) => {
      const slot = Math.floor(wall / quarter);
      const rest = wall - slot * quarter;
      const { time, later } = slotOf(slot);
      return { time: time + rest, later: later === null ? null : later + rest };
    },
    earliest: (wall) => wall + shiftOf(wall),
    unique: (wall) => {
      const time = wall + shiftOf(wall);
      return isRepeated ? Number.NaN : time;
    },
  };
}

/** The zone of an IANA name, `UTC` or `+hh:mm`; null where the name is none. */
export function zoneOf(name: string): Zone | null {
  const offset = fixedOffset(name);
  if (offset !== null) return fixedZone(name, offset * minute);
  const read = offsetReader(name);
  return read === null ? null : namedZone(name, read);
}
