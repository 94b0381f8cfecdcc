import { bm25, documentOf } from '../bm25.ts';
import type { Signal } from '../evidence.ts';
import { counts, terms } from '../terms.ts';
import { question } from '../question.ts';
import { relative } from '../relative.ts';

/**
 * Words that the commit message shares with the symptom, the errors and the details, rare ones counting more.
 * Ranking changes by text retrieval: Wen et al., "Locus: Locating Bugs from Software Changes" (ASE 2016).
 */
export const messageWords: Signal = ({ query, candidates }) => {
  const documents = candidates.map(({ commit }) =>
    documentOf(counts(terms(`${commit.subject}\n${commit.subject}\n${commit.body}`))),
  );
  const matches = bm25(question(query), documents);
  return relative(matches).map(({ share, log, terms: words }) => ({
    values: { messageShare: share, messageScore: log },
    ...(words.length === 0
      ? {}
      : {
          reason: (weight: number) => ({
            kind: 'words' as const,
            weight,
            words: words.slice(0, 5),
            where: 'message' as const,
          }),
        }),
  }));
};
