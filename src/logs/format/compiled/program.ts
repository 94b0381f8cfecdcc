import { isDay } from '../../../time/stamps/date.ts';

/** Steps that read a stamp from bytes. Each fails the line where its bytes don't fit. */
export type Step =
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'skip' }
  | { readonly kind: 'blanks' }
  | { readonly kind: 'letters' }
  | { readonly kind: 'number'; readonly field: number; readonly min: number; readonly max: number }
  | { readonly kind: 'month' }
  | { readonly kind: 'fraction' }
  | { readonly kind: 'half' }
  | { readonly kind: 'sign' };

export const timeFields = {
  year: 0,
  month: 1,
  day: 2,
  hour: 3,
  minute: 4,
  second: 5,
  ms: 6,
  zoneHour: 7,
  zoneMinute: 8,
  count: 9,
};

/** How the numbers that were read become an instant. */
export interface Composition {
  /** Adds the zone to a wall clock, both ms. */
  readonly fromWall: (wall: number) => number;
  /** Minutes of a zone that stands literally in the stamp; null where it is read or missing. */
  readonly offset: number | null;
  readonly hasOffset: boolean;
  /** Two-digit years are completed as POSIX does. */
  readonly isShortYear: boolean;
  /** Year of a day without one; NaN where its time of day matters too. */
  readonly yearOf: ((month: number, day: number) => number) | null;
  /** For counts: ms of one. */
  readonly unit: number;
}

const months = new Map<number, number>();
'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').forEach((name, index) => {
  months.set(pack(name.charCodeAt(0), name.charCodeAt(1), name.charCodeAt(2)), index + 1);
});

function pack(a: number, b: number, c: number): number {
  return ((a | 32) << 16) | ((b | 32) << 8) | (c | 32);
}

const isLetter = (byte: number): boolean => (byte | 32) >= 97 && (byte | 32) <= 122;

/** A compiled stamp: reads the instant at a position of a buffer without making a string. */
export class StampProgram {
  /** Where the last stamp that was read ended. */
  end = 0;
  readonly #steps: readonly Step[];
  readonly #how: Composition;
  readonly #values = new Float64Array(10);
  #fraction = 0;
  #half = 0;
  #sign = 1;
  #day = -1;
  #dayStart = 0;

  constructor(steps: readonly Step[], how: Composition) {
    this.#steps = steps;
    this.#how = how;
  }

  /** Drops what was kept of the last day, for when the year of days without one changes. */
  forget(): void {
    this.#day = -1;
  }

  /** ms since the epoch (UTC), or NaN where the bytes from `at` don't have the shape. */
  read(bytes: Uint8Array, at: number, limit: number): number {
    this.#fraction = 0;
    this.#half = 0;
    let position = at;
    for (const step of this.#steps) {
      position = this.#take(step, bytes, position, limit);
      if (position < 0) return Number.NaN;
    }
    this.end = position;
    return this.#compose();
  }

  #take(step: Step, bytes: Uint8Array, at: number, limit: number): number {
    switch (step.kind) {
      case 'byte':
        return at < limit && bytes[at] === step.value ? at + 1 : -1;
      case 'number':
        return this.#number(step, bytes, at, limit);
      case 'fraction':
        return this.#readFraction(bytes, at, limit);
      case 'month':
        return this.#month(bytes, at, limit);
      case 'blanks':
        return blanks(bytes, at, limit);
      case 'letters':
        return letters(bytes, at, limit);
      case 'half':
        return this.#readHalf(bytes, at, limit);
      case 'sign':
        return this.#readSign(bytes, at, limit);
      case 'skip':
        return at < limit ? at + 1 : -1;
    }
  }

  #number(
    step: { field: number; min: number; max: number },
    bytes: Uint8Array,
    at: number,
    limit: number,
  ): number {
    let value = 0;
    const last = Math.min(limit, at + step.max);
    let position = at;
    for (; position < last; position += 1) {
      const digit = (bytes[position] ?? 0) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (position - at < step.min) return -1;
    this.#values[step.field] = value;
    return position;
  }

  #readFraction(bytes: Uint8Array, at: number, limit: number): number {
    let whole = 0;
    let rest = 0;
    let scale = 1;
    let position = at;
    for (; position < limit && position < at + 9; position += 1) {
      const digit = (bytes[position] ?? 0) - 48;
      if (digit < 0 || digit > 9) break;
      if (position < at + 3) whole = whole * 10 + digit;
      else {
        rest = rest * 10 + digit;
        scale *= 10;
      }
    }
    const length = position - at;
    if (length === 0) return -1;
    if (length === 1) whole *= 100;
    else if (length === 2) whole *= 10;
    this.#fraction = whole + rest / scale;
    return position;
  }

  #month(bytes: Uint8Array, at: number, limit: number): number {
    if (at + 3 > limit) return -1;
    const month = months.get(pack(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0));
    if (month === undefined || isLetter(bytes[at + 3] ?? 0)) return -1;
    this.#values[timeFields.month] = month;
    return at + 3;
  }

  #readHalf(bytes: Uint8Array, at: number, limit: number): number {
    if (at + 2 > limit || ((bytes[at + 1] ?? 0) | 32) !== 109) return -1;
    const letter = (bytes[at] ?? 0) | 32;
    if (letter !== 97 && letter !== 112) return -1;
    this.#half = letter === 112 ? 2 : 1;
    return at + 2;
  }

  #readSign(bytes: Uint8Array, at: number, limit: number): number {
    const byte = at < limit ? bytes[at] : 0;
    if (byte !== 43 && byte !== 45) return -1;
    this.#sign = byte === 45 ? -1 : 1;
    return at + 1;
  }

  #compose(): number {
    const values = this.#values;
    const how = this.#how;
    if (how.unit > 0) return (values[timeFields.count] ?? 0) * how.unit + this.#fraction;
    const day = this.#startOfDay();
    let hour = values[timeFields.hour] ?? 0;
    if (this.#half > 0 && hour <= 12) hour = (hour % 12) + (this.#half === 2 ? 12 : 0);
    const minute = values[timeFields.minute] ?? 0;
    const second = values[timeFields.second] ?? 0;
    if (hour > 23 || minute > 59 || second > 60) return Number.NaN;
    const ms = (values[timeFields.ms] ?? 0) + this.#fraction;
    const wall = day + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
    if (how.offset !== null) return wall - how.offset * 60_000;
    if (!how.hasOffset) return how.fromWall(wall);
    return (
      wall -
      this.#sign * ((values[timeFields.zoneHour] ?? 0) * 60 + (values[timeFields.zoneMinute] ?? 0)) * 60_000
    );
  }

  #startOfDay(): number {
    const year = this.#values[timeFields.year] ?? 0;
    const month = this.#values[timeFields.month] ?? 0;
    const day = this.#values[timeFields.day] ?? 0;
    const key = (year * 16 + month) * 64 + day;
    if (key === this.#day) return this.#dayStart;
    this.#day = key;
    this.#dayStart = this.#dayOf(year, month, day);
    return this.#dayStart;
  }

  #dayOf(year: number, month: number, day: number): number {
    const { yearOf, isShortYear } = this.#how;
    const full =
      yearOf === null ? (isShortYear ? year + (year < 69 ? 2000 : 1900) : year) : yearOf(month, day);
    if (!(full >= 1970 && full < 2200) || !isDay(full, month, day)) return Number.NaN;
    return Date.UTC(full, month - 1, day);
  }
}

function blanks(bytes: Uint8Array, at: number, limit: number): number {
  let position = at;
  while (position < limit && (bytes[position] === 32 || bytes[position] === 9)) position += 1;
  return position === at ? -1 : position;
}

function letters(bytes: Uint8Array, at: number, limit: number): number {
  let position = at;
  while (position < limit && isLetter(bytes[position] ?? 0)) position += 1;
  return position === at ? -1 : position;
}
