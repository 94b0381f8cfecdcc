import { IntCounter } from './intCounter.ts';
import { TermTable } from './termTable.ts';
import type { TermDictionary } from './termDictionary.ts';

/** Counts the search terms of counted identifiers. */
export class TermCounts {
  private readonly terms = new IntCounter();

  /** Terms of the identifiers of a tally, which is cleared. */
  of(identifiers: IntCounter, dictionary: TermDictionary): TermTable {
    for (const identifier of identifiers.seen) {
      const count = identifiers.count(identifier);
      for (const term of dictionary.termsOf(identifier)) this.terms.add(term, count);
    }
    const table = new TermTable(dictionary, this.terms);
    identifiers.clear();
    this.terms.clear();
    return table;
  }
}
