import type { UpdatePromise } from '../incident/incident.ts';

export interface CalendarWords {
  readonly title: string;
  readonly description: string;
}

/** An iCalendar file for a promised update. It says no more than `words` do. `now` is UTC ms. */
export async function calendarEntry(
  promise: UpdatePromise,
  words: CalendarWords,
  now: number,
): Promise<string> {
  const { calendarFile } = await import('../writing/documents/calendar.ts');
  return calendarFile({ ...words, uid: `${promise.id}@sitrep`, due: promise.due, writtenAt: now });
}
