import { bm25 } from '../bm25.ts';
import type { Signal } from '../evidence.ts';
import { sharedWords } from '../sharedWords.ts';

/** A score of this much is a match in full: one rare word, or two that are not. */
const full = 6;

/**
 * Words of the errors' own text that came or went in the lines the commit changed. A program's message quotes its code
 * (Zhou, Zhang and Lo, ICSE 2012, and Wen et al., "Locus", ASE 2016, search code with it), and a change that brings a
 * new error mostly touches what the error speaks of. A line that merely holds such a word is not enough.
 */
export const errorWords: Signal = ({ question, words }) => {
  const matches = bm25(
    question.errorTerms,
    words.map(({ net }) => net),
  );
  return matches.map((match) => ({
    values: { errorWords: Math.min(match.share, match.score / full) },
    ...sharedWords(match, 'errors', question.errorTerms),
  }));
};
