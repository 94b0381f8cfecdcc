import type { Document } from '../text/document.ts';
import { bm25, type Match } from './bm25.ts';
import type { RankingEvidence } from './evidence.ts';

/** How well each candidate as a whole fits what is asked, in the order of the candidates. */
export interface DocumentMatches {
  /**
   * Message, paths and changed lines of a candidate as one weighted document, as BM25F has it. Counts are kept for the
   * terms of the question only, since nobody asks for others.
   */
  readonly documents: readonly Document[];
  /** Their BM25, with the rarity of terms among the candidates themselves. */
  readonly matches: readonly Match[];
}

/** Memoized: two signals ask for the matches of the same evidence. */
const memoized = new WeakMap<RankingEvidence, DocumentMatches>();

export function matchDocuments(evidence: RankingEvidence): DocumentMatches {
  const known = memoized.get(evidence);
  if (known !== undefined) return known;
  const { question, words } = evidence;
  const documents = words.map(({ whole }) => restricted(whole, question.terms));
  const found = { documents, matches: bm25(question.terms, documents) };
  memoized.set(evidence, found);
  return found;
}

function restricted(document: Document, asked: ReadonlyMap<string, number>): Document {
  const held = new Map<string, number>();
  for (const term of asked.keys()) {
    const count = document.count(term);
    if (count > 0) held.set(term, count);
  }
  return { length: document.length, count: (term) => held.get(term) ?? 0 };
}
