import type { Instant } from '../instants.ts';
import { stampsIn } from './find.ts';
import { instantOf, zoneOrUtc } from './instant.ts';
import type { Stamp } from './stamp.ts';

/** What is known about a text beside its characters. */
export interface StampFacts {
  /** IANA zone, `UTC` or `+hh:mm`, for stamps that name none. */
  readonly zone: string;
  /** The latest instant that a stamp without a year or a date may mean: when the text was written, or now. */
  readonly latest: Instant;
}

/** A point in time that a text states. */
export interface ReadStamp {
  readonly time: Instant;
  /** Where it stands in the text, half open. */
  readonly start: number;
  readonly end: number;
  /** Whether the text itself says which zone it means (an offset, a name, a count since an epoch). */
  readonly isZoned: boolean;
  /** Whether seconds are stated; else it is to the minute. */
  readonly hasSeconds: boolean;
}

function read(stamp: Stamp, { zone, latest }: StampFacts): ReadStamp | null {
  // A date alone is a day, no instant.
  if (stamp.clock === null && stamp.epoch === null) return null;
  const found = instantOf(stamp, {
    zone: zoneOrUtc(zone),
    orderOf: () => undefined,
    latest,
    latestClock: latest,
  });
  if (found === null || Number.isNaN(found.time)) return null;
  const isZoned = stamp.zone !== null || stamp.epoch !== null;
  return { time: found.time, start: stamp.start, end: stamp.end, isZoned, hasSeconds: stamp.digits >= 0 };
}

/**
 * The instants that a text of any kind states, in the order of the text: with a date or without, in the forms of
 * programs and of people, in many languages, and counts since an epoch. Where digits alone don't tell day and month
 * apart, the usual order for such a date is taken (year first, then day first).
 */
export function instantsIn(text: string, facts: StampFacts): ReadStamp[] {
  return stampsIn(text).flatMap(({ stamp }) => read(stamp, facts) ?? []);
}

/** The instant that a text states as a whole, blanks around it aside; null where it states none or says more. */
export function instantOfText(text: string, facts: StampFacts): ReadStamp | null {
  const whole = text.trim();
  const [first] = instantsIn(whole, facts);
  return first?.start === 0 && first.end === whole.length ? first : null;
}
