import type { Language, Instant } from '../../incident/instants.ts';
import { bareClock, calendarDate, clockTime } from '../../incident/instants.ts';

export interface MomentOptions {
  /** IANA name of the zone that the reader lives in. */
  readonly zone: string;
  readonly language: Language;
  readonly now: Instant;
}

/** "16:30 EET", with the date before it where that isn't today in the reader's zone. */
export function momentFor(at: Instant, { zone, language, now }: MomentOptions): string {
  const clock = spokenClock(at, zone, language);
  const date = calendarDate(at, zone, language);
  return date === calendarDate(now, zone, language) ? clock : `${date}, ${clock}`;
}

/** Ukrainian has no abbreviation for its own zone that people use; they say "за київським часом". */
function spokenClock(at: Instant, zone: string, language: Language): string {
  const home = language === 'uk' && (zone === 'Europe/Kyiv' || zone === 'Europe/Kiev');
  return home ? `${bareClock(at, zone)} за київським часом` : clockTime(at, zone, language);
}

/** The sentence that names the next update, to the client and in their language. */
export function nextUpdateSentence(due: Instant, options: MomentOptions): string {
  const moment = momentFor(due, options);
  return options.language === 'en'
    ? `We will send the next update by ${moment}, or as soon as it is resolved.`
    : `Наступне повідомлення надішлемо до ${moment} або щойно все буде вирішено.`;
}
