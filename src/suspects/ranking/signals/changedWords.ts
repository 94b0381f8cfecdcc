import { bm25, type Match } from '../bm25.ts';
import type { Signal } from '../evidence.ts';
import { sharedWords } from '../sharedWords.ts';

/**
 * Words that the changed lines, and the headings of the functions around them, share with the symptom, the errors and
 * the details. Identifiers of hunks as what is searched: Wen et al., "Locus" (ASE 2016). Words that stand on both sides
 * of a hunk alike count less than those that came or went.
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
  const differences = bm25(
    question.terms,
    words.map(({ net }) => net),
  );
  return words.map((_, i) => ({
    values: {
      changedShare: lines[i]?.share ?? 0,
      changedLog: Math.log1p(lines[i]?.score ?? 0),
      netShare: differences[i]?.share ?? 0,
      netLog: Math.log1p(differences[i]?.score ?? 0),
      aroundLog: Math.log1p(headings[i]?.score ?? 0),
    },
    ...sharedWords(named(differences[i], lines[i]), 'lines', question.said),
  }));
};

/** The words to name: what came or went before what only stood in a changed line. */
function named(difference: Match | undefined, line: Match | undefined): Match | undefined {
  if (difference === undefined || line === undefined) return line;
  return { ...line, terms: [...new Set([...difference.terms, ...line.terms])] };
}
