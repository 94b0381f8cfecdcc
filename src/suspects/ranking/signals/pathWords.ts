import { bm25 } from '../bm25.ts';
import type { Signal } from '../evidence.ts';
import { sharedWords } from '../sharedWords.ts';

/** Of one commit; the weights were learned with it. */
const pathsRead = 200;

/**
 * Words that the touched paths share with the symptom, the errors and the details, and file names that stand in it as
 * they are. File names as a field of their own: Saha et al., "Improving bug localization using structured information
 * retrieval" (ASE 2013).
 */
export const pathWords: Signal = ({ question, words, candidates }) => {
  const matches = bm25(
    question.terms,
    words.map(({ paths }) => paths),
  );
  return candidates.map(({ files }, i) => ({
    values: {
      pathLog: Math.log1p(matches[i]?.score ?? 0),
      fileNamed: Math.max(0, ...files.slice(0, pathsRead).map(({ path }) => named(question.text, path))),
    },
    ...sharedWords(matches[i], 'paths', question.said),
  }));
};

/** 1 where a text has the file's name, 0.6 where it has it without its ending. Short names say nothing. */
function named(text: string, path: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const bare = name.replace(/\.\w+$/, '');
  if (name.length > 4 && text.includes(name)) return 1;
  return bare.length > 5 && text.includes(bare) ? 0.6 : 0;
}
