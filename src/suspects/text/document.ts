/** What is searched for terms: a bag of words. */
export interface Document {
  /** How often a term stands in it. */
  count(term: string): number;
  /** Of all its terms, repeats included. */
  readonly length: number;
}

/** A document that holds each of its terms once. */
export function documentOf(terms: ReadonlySet<string>): Document {
  return { length: terms.size, count: (term) => (terms.has(term) ? 1 : 0) };
}
