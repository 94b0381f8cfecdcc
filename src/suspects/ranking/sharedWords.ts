import type { Match } from './bm25.ts';
import type { Reading } from './evidence.ts';
import type { Reason } from '../suspect.ts';

/** Words in one sentence; judged: what fits a row. */
const wordsShown = 5;

/** The reason that names the words found in one place, of those that were `said` there; none where there are none. */
export function sharedWords(
  match: Match | undefined,
  where: Extract<Reason, { kind: 'words' }>['where'],
  said: ReadonlySet<string> | ReadonlyMap<string, number>,
): Pick<Reading, 'reason'> {
  const words = (match?.terms ?? []).filter((term) => said.has(term)).slice(0, wordsShown);
  return words.length === 0 ? {} : { reason: (weight) => ({ kind: 'words', weight, words, where }) };
}
