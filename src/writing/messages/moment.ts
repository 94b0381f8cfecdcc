import type { Language, Instant } from '../../time/instants.ts';
import { bareClock, calendarDate, zoneName } from '../../time/instants.ts';

export interface MomentOptions {
  /** IANA name of the zone that the reader lives in. */
  readonly zone: string;
  readonly language: Language;
  readonly now: Instant;
  /** How the reader writes times: with 12 hours in English and 24 in Ukrainian where not given. */
  readonly clock?: 12 | 24 | undefined;
}

/** "4:30 PM EET", with the date before it where that isn't today in the reader's zone. */
export function momentFor(at: Instant, options: MomentOptions): string {
  const { zone, language, now } = options;
  const clock = spokenClock(at, options);
  const date = calendarDate(at, zone, language);
  return date === calendarDate(now, zone, language) ? clock : `${date}, ${clock}`;
}

/** Ukrainian has no abbreviation for its own zone that people use; they say "за київським часом". */
function spokenClock(at: Instant, { zone, language, clock }: MomentOptions): string {
  const home = language === 'uk' && (zone === 'Europe/Kyiv' || zone === 'Europe/Kiev');
  if (home) return `${bareClock(at, zone)} за київським часом`;
  const hours = language === 'uk' ? 24 : (clock ?? 12);
  return `${hours === 12 ? twelveHourClock(at, zone) : bareClock(at, zone)} ${zoneName(at, zone, language)}`;
}

/** "4:30 PM", with a plain space: what Intl writes there depends on its version. */
function twelveHourClock(at: Instant, zone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
  })
    .format(at)
    .replace(/\s/gu, ' ');
}

/** The sentence that names the next update, to the client and in their language. */
export function nextUpdateSentence(due: Instant, options: MomentOptions): string {
  const moment = momentFor(due, options);
  return options.language === 'en'
    ? `We’ll send you the next update by ${moment}, or as soon as this is resolved.`
    : `Наступне повідомлення надішлемо до ${moment} або раніше, щойно все запрацює.`;
}

/** "since 4:30 PM EET": for a start; `fromLogs` where it was read from logs and nobody named it. */
export function sincePhrase(at: Instant, options: MomentOptions, fromLogs: boolean): string {
  const moment = momentFor(at, options);
  if (options.language === 'en') return fromLogs ? `since ${aboutInLogs(moment, 'en')}` : `since ${moment}`;
  return fromLogs ? `приблизно з ${moment}, як видно з наших журналів` : `з ${moment}`;
}

/** "about 4:30 PM EET, as our logs show". */
export function aboutInLogs(moment: string, language: Language): string {
  return language === 'en'
    ? `about ${moment}, as our logs show`
    : `приблизно ${moment}, як видно з наших журналів`;
}
