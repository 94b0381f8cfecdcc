import type { ClockTime } from './clockTimes.ts';
import type { Words } from './compile.ts';
import type { Span } from './patterns.ts';
import { spans } from './patterns.ts';
import type { Prepared } from './prepared.ts';

/** A sentence that tells when the next update comes. */
export interface NextUpdateSentence {
  readonly sentence: Span;
  readonly time: ClockTime;
}

/**
 * The sentences that name the time of the next update. Where one says "next update", sentences that merely
 * promise a call or a letter don't count, nor do those that speak of an earlier promise.
 */
export function nextUpdates(
  prepared: Prepared,
  times: readonly ClockTime[],
  words: Words,
): NextUpdateSentence[] {
  const clear = withTime(prepared, times, words, words.nextUpdateClear);
  return clear.length > 0 ? clear : withTime(prepared, times, words, words.nextUpdatePossible);
}

function withTime(
  prepared: Prepared,
  times: readonly ClockTime[],
  { earlierPromise }: Words,
  phrase: RegExp,
): NextUpdateSentence[] {
  return prepared.sentences.flatMap((sentence) => {
    if (spans(earlierPromise, sentence.lower, sentence.start).length > 0) return [];
    const inside = times.filter((time) => time.start >= sentence.start && time.end <= sentence.end);
    if (inside.length === 0) return [];
    const [said] = spans(phrase, sentence.lower, sentence.start);
    if (said === undefined) return [];
    const time = inside.find((one) => one.start >= said.start) ?? inside.at(-1);
    return time === undefined ? [] : [{ sentence, time }];
  });
}
