import type { Document } from '../../text/document.ts';
import { bm25, standing } from '../bm25.ts';
import type { RankingEvidence, Signal } from '../evidence.ts';
import { matchDocuments } from '../bm25f.ts';

/**
 * How well the commit as a whole fits what is asked: all fields as one document (BM25F, Robertson, Zaragoza and Taylor,
 * "Simple BM25 extension to multiple weighted fields", CIKM 2004), as a share of the best that the question could get,
 * and how far it stands out among the candidates. The fields name the words; this one only weighs.
 */
export const wholeFit: Signal = (evidence) => {
  const { question, words } = evidence;
  const { documents, matches: local } = matchDocuments(evidence);
  const global = bm25(question.terms, documents, question.rarity);
  const possible = most(question);
  const fractions = global.map(({ score }) => score / possible);
  const stands = standing(fractions);
  return documents.map((whole, i) => ({
    values: {
      wholeShare: local[i]?.share ?? 0,
      wholeShareSparse: (local[i]?.share ?? 0) * question.sparse,
      wholeFraction: fractions[i] ?? 0,
      wholeStanding: stands[i] ?? 0,
      coverWhole: covered(question, whole),
      coverMessage: covered(question, words[i]?.message),
    },
  }));
};

function most({ terms, rarity }: RankingEvidence['question']): number {
  let sum = 0;
  for (const [term, asked] of terms) sum += (rarity.get(term) ?? 0) * Math.sqrt(asked);
  return sum || 1;
}

/** Share of the question's weight that a document holds at all. */
function covered({ rarity }: RankingEvidence['question'], document: Document | undefined): number {
  let held = 0;
  let all = 0;
  for (const [term, weight] of rarity) {
    all += weight;
    if (document !== undefined && document.count(term) > 0) held += weight;
  }
  return all > 0 ? held / all : 0;
}
