import { bm25 } from '../bm25.ts';
import type { Signal } from '../evidence.ts';
import { sharedWords } from '../sharedWords.ts';

/**
 * Words that the changed lines, and the headings of the functions around them, share with the symptom, the errors and
 * the details. Identifiers of hunks as what is searched: Wen et al., "Locus" (ASE 2016).
 */
export const changedWords: Signal = ({ question, words }) => {
  const lines = bm25(
    question.terms,
    words.map(({ changed }) => changed),
  );
  const headings = bm25(
    question.terms,
    words.map(({ around }) => around),
  );
  return words.map((_, i) => ({
    values: {
      changedShare: lines[i]?.share ?? 0,
      changedLog: Math.log1p(lines[i]?.score ?? 0),
      aroundLog: Math.log1p(headings[i]?.score ?? 0),
    },
    ...sharedWords(lines[i], 'lines'),
  }));
};
