/** A document as counted terms. */
export interface Document {
  readonly terms: ReadonlyMap<string, number>;
  readonly length: number;
}

export function documentOf(terms: ReadonlyMap<string, number>): Document {
  let length = 0;
  for (const count of terms.values()) length += count;
  return { terms, length };
}

export interface Match {
  readonly score: number;
  /** Score beside the best one, 0 to 1. */
  readonly share: number;
  /** Terms of the question that the document holds, the weightiest first. */
  readonly terms: readonly string[];
}

/** Inverse document frequency of each asked term among some documents. */
export function rarityIn(
  question: ReadonlyMap<string, number>,
  documents: readonly Document[],
): Map<string, number> {
  const total = documents.length;
  const rarity = new Map<string, number>();
  for (const term of question.keys()) {
    let holders = 0;
    for (const { terms } of documents) if (terms.has(term)) holders++;
    rarity.set(term, Math.log(1 + (total - holders + 0.5) / (holders + 0.5)));
  }
  return rarity;
}

/**
 * Okapi BM25 of each document for a question (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009),
 * k1 1.2, b 0.75. A term asked for more than once counts by the square root of how often.
 */
export function bm25(
  question: ReadonlyMap<string, number>,
  documents: readonly Document[],
  rarity: ReadonlyMap<string, number> = rarityIn(question, documents),
): Match[] {
  const total = documents.length;
  const average = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, total) || 1;
  const scored = documents.map(({ terms, length }) => {
    const gains: [string, number][] = [];
    let score = 0;
    for (const [term, asked] of question) {
      const count = terms.get(term);
      if (count === undefined) continue;
      const saturated = (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / average));
      const gain = (rarity.get(term) ?? 0) * saturated * Math.sqrt(asked);
      gains.push([term, gain]);
      score += gain;
    }
    gains.sort((a, b) => b[1] - a[1]);
    return { score, terms: gains.map(([term]) => term) };
  });
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
  return scored.map((match) => ({ ...match, share: best > 0 ? match.score / best : 0 }));
}

/** How many standard deviations each value lies above the mean; 0 where all are the same. */
export function standing(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const spread = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length),
  );
  return values.map((value) => (value - mean) / (spread + 1e-9));
}
