import type { Match } from './bm25.ts';
import type { Reading } from './evidence.ts';

const wordsShown = 5;

/** The reason that names the words found in one place; none where there are none. */
export function sharedWords(
  match: Match | undefined,
  where: 'message' | 'paths' | 'lines',
): Pick<Reading, 'reason'> {
  const words = match?.terms.slice(0, wordsShown) ?? [];
  return words.length === 0 ? {} : { reason: (weight) => ({ kind: 'words', weight, words, where }) };
}
