import { bm25, documentOf } from '../bm25.ts';
import type { Signal } from '../evidence.ts';
import { question } from '../question.ts';
import { relative } from '../relative.ts';
import { counts, terms } from '../terms.ts';

const pathsRead = 300;

/**
 * Words that the touched paths share with the symptom, the errors and the details. File names as a field of their own:
 * Saha et al., "Improving bug localization using structured information retrieval" (ASE 2013).
 */
export const pathWords: Signal = ({ query, candidates }) => {
  const documents = candidates.map(({ files }) =>
    documentOf(counts(new Set(files.slice(0, pathsRead).flatMap(({ path }) => terms(path))))),
  );
  const matches = bm25(question(query), documents);
  return relative(matches).map(({ share, log, terms: words }) => ({
    values: { pathShare: share, pathScore: log },
    ...(words.length === 0
      ? {}
      : {
          reason: (weight: number) => ({
            kind: 'words' as const,
            weight,
            words: words.slice(0, 5),
            where: 'paths' as const,
          }),
        }),
  }));
};
