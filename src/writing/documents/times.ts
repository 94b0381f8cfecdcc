import {
  bareClock,
  calendarDate,
  clockTime,
  dateAndTime,
  type Instant,
  type Language,
} from '../../time/instants.ts';

/** `2026-11-22 08:05`, in UTC: for columns of times. */
export function utcMinute(at: Instant): string {
  return isoSecond(at).slice(0, 16).replace('T', ' ');
}

/** `2026-11-22T08:05:00Z`, as front matter has it. */
export function isoSecond(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** "22 November 2026, 08:05 UTC": for sentences. */
export function utcText(at: Instant, language: Language): string {
  return dateAndTime(at, 'UTC', language);
}

/** "22 November 2026, 08:05–08:40 UTC", with both dates where they differ. */
export function utcSpan(from: Instant, to: Instant, language: Language): string {
  const date = calendarDate(from, 'UTC', language);
  if (date !== calendarDate(to, 'UTC', language)) {
    return `${utcText(from, language)} – ${utcText(to, language)}`;
  }
  return `${date}, ${bareClock(from, 'UTC')}–${clockTime(to, 'UTC', language)}`;
}
