import { countIdentifiers } from './identifiers.ts';
import { Tally } from './tally.ts';
import { TermTable } from './termTable.ts';
import { currentVocabulary, type Vocabulary } from './vocabulary.ts';

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

/** Counts the search terms of one text after the other: what `counts(terms(text))` gives, without a string a word. */
export class TextTerms {
  private readonly identifiers = new Tally();
  private readonly counts = new TermCounts();

  of(text: string): TermTable {
    const vocabulary = currentVocabulary();
    const bytes = Buffer.from(text, 'utf8');
    const counting = { vocabulary, into: this.identifiers, shortest: 1 };
    countIdentifiers({ bytes, from: 0, end: bytes.length }, text.length, counting);
    return this.counts.of(this.identifiers, vocabulary);
  }
}
