import type { Document } from '../text/document.ts';

export interface Match {
  readonly score: number;
  /** Score beside the best one, 0 to 1. */
  readonly share: number;
  /** Terms of the question that the document holds, the weightiest first. */
  readonly terms: readonly string[];
}

/** Inverse document frequency of a term (Robertson and Sparck Jones) that some of all documents hold. */
export function rarityOf(holders: number, total: number): number {
  return Math.log(1 + (total - holders + 0.5) / (holders + 0.5));
}

/**
 * Okapi BM25 of each document for a question (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009),
 * k1 1.2, b 0.75. A term asked for more than once counts by the square root of how often. Rarity is that among the
 * documents where it is left out.
 */
export function bm25(
  question: ReadonlyMap<string, number>,
  documents: readonly Document[],
  rarity?: ReadonlyMap<string, number>,
): Match[] {
  const total = documents.length;
  const average = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, total) || 1;
  const gains = documents.map((): [string, number][] => []);
  const scores = documents.map(() => 0);
  for (const [term, asked] of question) {
    const held = documents.map((document) => document.count(term));
    const rare = rarity === undefined ? rarityOf(holdersIn(held), total) : (rarity.get(term) ?? 0);
    const weight = Math.sqrt(asked);
    held.forEach((count, i) => {
      if (count === 0) return;
      const length = documents[i]?.length ?? 0;
      const saturated = (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / average));
      const gain = rare * saturated * weight;
      gains[i]?.push([term, gain]);
      scores[i] = (scores[i] ?? 0) + gain;
    });
  }
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  return gains.map((own, i) => {
    const score = scores[i] ?? 0;
    const terms = own.sort((a, b) => b[1] - a[1]).map(([term]) => term);
    return { score, terms, share: best > 0 ? score / best : 0 };
  });
}

function holdersIn(counts: readonly number[]): number {
  return counts.reduce((holders, count) => (count > 0 ? holders + 1 : holders), 0);
}

/** How many standard deviations each value lies above the mean; 0 where all are the same. */
export function standing(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const spread = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length),
  );
  return values.map((value) => (value - mean) / (spread + 1e-9));
}
