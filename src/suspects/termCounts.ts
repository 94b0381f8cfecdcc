import { Tally } from './tally.ts';
import { TermTable } from './termTable.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Counts the search terms of counted identifiers. */
export class TermCounts {
  private readonly terms = new Tally();

  /** Terms of the identifiers of a tally, which is cleared. */
  of(identifiers: Tally, vocabulary: Vocabulary): TermTable {
    for (const identifier of identifiers.seen) {
      const count = identifiers.count(identifier);
      for (const term of vocabulary.termsOf(identifier)) this.terms.add(term, count);
    }
    const table = new TermTable(vocabulary, this.terms);
    identifiers.clear();
    this.terms.clear();
    return table;
  }
}
