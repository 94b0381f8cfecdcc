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
  /** Terms of the question that the document holds, the weightiest first. */
  readonly terms: readonly string[];
}

/**
 * Okapi BM25 of each document for a question (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009),
 * k1 1.2, b 0.75. A term asked for more than once counts by the square root of how often.
 */
export function bm25(question: ReadonlyMap<string, number>, documents: readonly Document[]): Match[] {
  const total = documents.length;
  const average = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, total) || 1;
  const rarity = new Map<string, number>();
  for (const term of question.keys()) {
    let holders = 0;
    for (const { terms } of documents) if (terms.has(term)) holders++;
    rarity.set(term, Math.log(1 + (total - holders + 0.5) / (holders + 0.5)));
  }
  return documents.map(({ terms, length }) => {
    const gains: [string, number][] = [];
    for (const [term, asked] of question) {
      const count = terms.get(term);
      if (count === undefined) continue;
      const saturated = (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / average));
      gains.push([term, (rarity.get(term) ?? 0) * saturated * Math.sqrt(asked)]);
    }
    gains.sort((a, b) => b[1] - a[1]);
    return { score: gains.reduce((sum, [, gain]) => sum + gain, 0), terms: gains.map(([term]) => term) };
  });
}
