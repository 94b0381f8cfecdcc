import { bm25 } from '../bm25.ts';
import type { CommitWords } from '../../text/commitWords.ts';
import type { Signal, TermPair } from '../evidence.ts';
import { sharedWords } from '../sharedWords.ts';

/**
 * Words, and pairs of words, that the commit message shares with the symptom, the errors and the details, rare ones
 * counting more. Ranking changes by text retrieval: Wen et al., "Locus: Locating Bugs from Software Changes" (ASE 2016).
 */
export const messageWords: Signal = ({ question, words }) => {
  const messages = bm25(
    question.terms,
    words.map(({ message }) => message),
  );
  const subjects = bm25(
    question.terms,
    words.map(({ subject }) => subject),
  );
  return words.map((commit, i) => {
    const match = messages[i];
    const pairs = question.pairs.filter((pair) => hasPair(commit, pair)).length;
    return {
      values: {
        messageShare: match?.share ?? 0,
        messageLog: Math.log1p(match?.score ?? 0),
        subjectLog: Math.log1p(subjects[i]?.score ?? 0),
        messagePairs: Math.log1p(pairs),
      },
      ...sharedWords(match, 'message', question.said),
    };
  });
};

function hasPair({ message, sequences }: CommitWords, [first, second]: TermPair): boolean {
  if (message.count(first) === 0 || message.count(second) === 0) return false;
  return sequences().some((terms) => terms.some((term, i) => term === second && terms[i - 1] === first));
}
