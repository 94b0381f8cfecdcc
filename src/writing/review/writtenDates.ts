import type { Language, Instant } from '../../time/instants.ts';
import { calendarDate } from '../../time/instants.ts';
import type { Promised, ReviewContext } from './finding.ts';
import type { NextUpdateSentence } from './nextUpdate.ts';
import { spans } from './patterns.ts';

const day = 86_400_000;
const near = 15;
const dayAndMonth =
  /(?<![\p{L}\p{N}.,])(\d{1,2}) (january|february|march|april|may|june|july|august|september|october|november|december|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)(?!\p{L})/giu;
const relative = /(?<!\p{L})(?:today|tomorrow|сьогодні|завтра)(?!\p{L})/giu;

/** A part of a promise that isn't what the ledger says, with what would be right. */
export interface Wrong {
  readonly start: number;
  readonly end: number;
  readonly right: string;
}

/** Dates beside the time of a promise (at most 15 characters away) that aren't the day of `due`. */
export function wrongDates(
  { sentence, time }: NextUpdateSentence,
  { language, now }: Pick<ReviewContext, 'language' | 'now'>,
  { due, zone }: Promised,
): Wrong[] {
  const dates = [
    ...spans(dayAndMonth, sentence.text, sentence.start).map((span) => ({ ...span, date: span.text })),
    ...spans(relative, sentence.text, sentence.start).map((span) => {
      const ahead = /^(?:today|сьогодні)$/iu.test(span.text) ? 0 : day;
      return { ...span, date: shortDate(now + ahead, zone, language) };
    }),
  ].filter(({ start, end }) => end >= time.start - near && start <= time.zoneEnd + near);
  if (dates.length === 0) return [];
  const right = shortDate(due, zone, language);
  return dates
    .filter(({ date }) => date.toLowerCase() !== right.toLowerCase())
    .map(({ start, end }) => ({ start, end, right }));
}

/** "23 November", "23 листопада". */
function shortDate(at: Instant, zone: string, language: Language): string {
  return calendarDate(at, zone, language).split(' ').slice(0, 2).join(' ');
}
