import { bm25, type Document, type Match } from './bm25.ts';
import type { Evidence } from './evidence.ts';

export interface Wholes {
  /** The candidates with all fields as one document each, of which just the terms of the question are known. */
  readonly documents: readonly Document[];
  /** How well each fits what is asked, rarity being that among the candidates. */
  readonly matches: readonly Match[];
}

/** More than one signal asks for it. */
const remembered = new WeakMap<Evidence, Wholes>();

export function wholesOf(evidence: Evidence): Wholes {
  const known = remembered.get(evidence);
  if (known !== undefined) return known;
  const { question, words } = evidence;
  const documents = words.map(({ whole }) => restricted(whole, question.terms));
  const wholes = { documents, matches: bm25(question.terms, documents) };
  remembered.set(evidence, wholes);
  return wholes;
}

function restricted(document: Document, asked: ReadonlyMap<string, number>): Document {
  const held = new Map<string, number>();
  for (const term of asked.keys()) {
    const count = document.count(term);
    if (count > 0) held.set(term, count);
  }
  return { length: document.length, count: (term) => held.get(term) ?? 0 };
}
