import { clockAt } from './clock.ts';
import type { ClockText } from './clock.ts';
import type { DateText } from './date.ts';
import { isWeekday } from './names.ts';

/** Signs and at most one word that stand between a date and its time: `2026. 3. 17., kedd, 21:58:04`, `17.3.2026 klo 21.58.04`. */
const wordFiller = /[\s\u00a0.,;|~^)\]"]{0,8}[[(]?(\p{L}{1,12})\.?[)\]=:,]*[\s\u00a0.,;|~^]{0,8}/uy;
const signFiller = /[\s\u00a0.,;|~^)\]"]{1,24}/y;
/** After a shortened date, `17.03. 21:58:04`. */
const shortFiller = /\. /y;

/** Words for `at`, `o'clock` and `time` in the usual languages. */
const connectives = new Set(
  'at t time um om à às as alle klo kl o ob la las los u в во saat lúc pukul'.split(' '),
);

/** Ends of signs before a time; others may belong to a number. */
const isOpen = /[\s\u00a0~^=]$/;

function matchOf(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match !== null && isOpen.test(match[0]) ? match : null;
}

interface Filler {
  readonly end: number;
  /** Whether a word says that a time follows. */
  readonly isAnnounced: boolean;
}

function fillerAt(text: string, from: number, isShort: boolean): Filler | null {
  const word = isShort ? null : matchOf(wordFiller, text, from);
  if (word !== null) {
    const [all, name = ''] = word;
    const isAnnounced = connectives.has(name.toLowerCase());
    if (isAnnounced || isWeekday(name)) return { end: from + all.length, isAnnounced };
  }
  const signs = matchOf(isShort ? shortFiller : signFiller, text, from);
  return signs === null ? null : { end: from + signs[0].length, isAnnounced: false };
}

/** The time of day that follows a date after more than a usual joint, or null. Without seconds only where a word announces it. */
export function clockAfterFiller(text: string, date: DateText): ClockText | null {
  const isShort = date.parts.length === 2;
  if (isShort && !date.shape.includes('.')) return null;
  const filler = fillerAt(text, date.end, isShort);
  const clock = filler === null ? null : clockAt(text, filler.end, true);
  return clock !== null && (clock.digits >= 0 || filler?.isAnnounced === true) ? clock : null;
}
