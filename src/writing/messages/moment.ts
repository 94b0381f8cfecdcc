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

interface MomentWords {
  /** Hours of a clock where the reader's own habit isn't known. */
  readonly hours: (clock: 12 | 24 | undefined) => 12 | 24;
  /** How people there say a clock time of their own zone; undefined for every other zone. */
  readonly home?: (clock: string, zone: string) => string | undefined;
  readonly nextUpdate: (moment: string) => string;
  readonly by: (moment: string) => string;
  readonly since: (moment: string) => string;
  readonly sinceInLogs: (moment: string) => string;
  readonly aboutInLogs: (moment: string) => string;
}

const aboutInEnglish = (moment: string): string => `about ${moment}, as our logs show`;

const wordsOf: Readonly<Record<Language, MomentWords>> = {
  en: {
    hours: (clock) => clock ?? 12,
    nextUpdate: (moment) => `We’ll send you the next update by ${moment}, or as soon as this is resolved.`,
    by: (moment) => `by ${moment}`,
    since: (moment) => `since ${moment}`,
    sinceInLogs: (moment) => `since ${aboutInEnglish(moment)}`,
    aboutInLogs: aboutInEnglish,
  },
  uk: {
    hours: () => 24,
    // No abbreviation for this zone is in use among those who live in it.
    home: (clock, zone) =>
      zone === 'Europe/Kyiv' || zone === 'Europe/Kiev' ? `${clock} за київським часом` : undefined,
    nextUpdate: (moment) => `Наступне повідомлення надішлемо до ${moment} або раніше, щойно все запрацює.`,
    by: (moment) => `до ${moment}`,
    since: (moment) => `з ${moment}`,
    sinceInLogs: (moment) => `приблизно з ${moment}, як видно з наших журналів`,
    aboutInLogs: (moment) => `приблизно ${moment}, як видно з наших журналів`,
  },
};

function spokenClock(at: Instant, { zone, language, clock }: MomentOptions): string {
  const { home, hours } = wordsOf[language];
  return home?.(bareClock(at, zone), zone) ?? clockInZone(at, zone, language, hours(clock));
}

function clockInZone(at: Instant, zone: string, language: Language, hours: 12 | 24): string {
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
  return wordsOf[options.language].nextUpdate(momentFor(due, options));
}

/** "by 4:30 PM EET", of a moment that is written already. */
export function byMoment(moment: string, language: Language): string {
  return wordsOf[language].by(moment);
}

/** "since 4:30 PM EET": for a start; `fromLogs` where it was read from logs and nobody named it. */
export function sincePhrase(at: Instant, options: MomentOptions, fromLogs: boolean): string {
  const { since, sinceInLogs } = wordsOf[options.language];
  return (fromLogs ? sinceInLogs : since)(momentFor(at, options));
}

/** "about 4:30 PM EET, as our logs show". */
export function aboutInLogs(moment: string, language: Language): string {
  return wordsOf[language].aboutInLogs(moment);
}
