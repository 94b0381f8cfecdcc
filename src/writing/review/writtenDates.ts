import type { Instant } from '../../incident/incident.ts';
import type { Language } from '../../incident/instants.ts';
import { calendarDate } from '../../incident/instants.ts';
import type { ReviewContext } from './finding.ts';
import type { Span } from './patterns.ts';

const day = 86_400_000;
const dayAndMonth =
  /(?<![\p{L}\p{N}.,])(\d{1,2}) (january|february|march|april|may|june|july|august|september|october|november|december|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)(?: \d{4})?(?!\p{L})/giu;
const relative = /(?<!\p{L})(?:today|tomorrow|сьогодні|завтра)(?!\p{L})/giu;

/** A date in a promise that isn't the day of `due`, with what would be right. */
export interface WrongDate {
  readonly start: number;
  readonly end: number;
  readonly right: string;
}

export function wrongDates(
  sentence: Span,
  { language, now }: Pick<ReviewContext, 'language' | 'now'>,
  { due, zone }: { readonly due: Instant; readonly zone: string },
): WrongDate[] {
  const right = shortDate(due, zone, language);
  const wrong: WrongDate[] = [];
  for (const match of sentence.text.matchAll(dayAndMonth)) {
    const start = sentence.start + match.index;
    const written = `${match[1] ?? ''} ${match[2] ?? ''}`.toLowerCase();
    if (written !== right.toLowerCase()) {
      wrong.push({ start, end: start + written.length, right });
    }
  }
  for (const match of sentence.text.matchAll(relative)) {
    const start = sentence.start + match.index;
    const ahead = /^(?:today|сьогодні)$/iu.test(match[0]) ? 0 : day;
    if (shortDate(now + ahead, zone, language) !== right) {
      wrong.push({ start, end: start + match[0].length, right });
    }
  }
  return wrong;
}

/** "23 November", "23 листопада". */
function shortDate(at: Instant, zone: string, language: Language): string {
  return calendarDate(at, zone, language).split(' ').slice(0, 2).join(' ');
}
