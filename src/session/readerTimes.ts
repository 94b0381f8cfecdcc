import type { WorkCalendar } from '../config/config.ts';
import { isQuiet } from '../incident/cadence.ts';
import {
  bareClock,
  calendarDate,
  clockTime,
  dateAndTime,
  isZone,
  type Language,
  type Instant,
} from '../time/instants.ts';

/** Times as the person at this desk reads them, or as a client does where a zone is given. */
export class ReaderTimes {
  constructor(
    readonly zone: () => string,
    readonly language: () => Language,
  ) {}

  /** The same with zone and language looked up once: for many rows at a time. */
  asOfNow(): ReaderTimes {
    const zone = this.zone();
    const language = this.language();
    return new ReaderTimes(
      () => zone,
      () => language,
    );
  }

  /** "16:30 EET" */
  clock(at: Instant, zone = this.zone()): string {
    return clockTime(at, zone, this.language());
  }

  /** "16:30 EET" in a zone that a person named; undefined where there is no such zone. */
  clockIn(zone: string, at: Instant): string | undefined {
    return isZone(zone) ? this.clock(at, zone) : undefined;
  }

  /** "16:30" */
  bareClock(at: Instant, zone = this.zone()): string {
    return bareClock(at, zone);
  }

  /** "22 November 2026, 16:30 EET" */
  full(at: Instant, zone = this.zone()): string {
    return dateAndTime(at, zone, this.language());
  }

  /** "22 November 2026" */
  date(at: Instant, zone = this.zone()): string {
    return calendarDate(at, zone, this.language());
  }

  /** True in the team's quiet hours, by this desk's clock. */
  isQuiet(work: WorkCalendar, at: Instant): boolean {
    return isQuiet(at, work, this.zone());
  }

  /** "16:30 EET", with the date in front where it isn't the day of `now`. */
  short(at: Instant, now: Instant, zone = this.zone()): string {
    return this.date(at, zone) === this.date(now, zone) ? this.clock(at, zone) : this.full(at, zone);
  }
}
