import { countIdentifiers } from './identifiers.ts';
import { IntCounter } from './intCounter.ts';
import { TermCounts } from './termCounts.ts';
import type { TermTable } from './termTable.ts';
import { currentDictionary } from './termDictionary.ts';

/** Of a changed line; judged: longer ones are data or minified code. Shorter identifiers than `shortest` mean nothing. */
const lineCharacters = 400;
const shortest = 3;

/** Search terms with how often they stand in a diff. */
export interface TermsOfDiff {
  /** In added and removed lines. */
  readonly changed: TermTable;
  /** In the lines that name the functions around the hunks. */
  readonly around: TermTable;
  /** How much more often on one side of a hunk than on the other. */
  readonly net: TermTable;
}

/** Counts the terms of one diff after the other. */
export class DiffTerms {
  private dictionary = currentDictionary();
  private readonly changed = new IntCounter();
  private readonly around = new IntCounter();
  private readonly net = new IntCounter();
  /** Of the hunk that is being read. */
  private readonly sides = { added: new IntCounter(), removed: new IntCounter() };
  private readonly terms = new TermCounts();

  line(side: 'added' | 'removed', bytes: Buffer, from: number, end: number): void {
    const counting = { dictionary: this.dictionary, into: this.sides[side], shortest };
    countIdentifiers({ bytes, from, end }, lineCharacters, counting);
  }

  heading(text: string): void {
    if (text === '') return;
    const bytes = Buffer.from(text, 'utf8');
    const counting = { dictionary: this.dictionary, into: this.around, shortest };
    countIdentifiers({ bytes, from: 0, end: bytes.length }, bytes.length, counting);
  }

  endHunk(): void {
    const { added, removed } = this.sides;
    for (const identifier of added.seen) {
      this.settle(identifier, added.count(identifier), removed.count(identifier));
    }
    for (const identifier of removed.seen) {
      if (added.count(identifier) === 0) this.settle(identifier, 0, removed.count(identifier));
    }
    added.clear();
    removed.clear();
  }

  /** Hands the terms over and begins anew. */
  take(): TermsOfDiff {
    this.endHunk();
    const { dictionary } = this;
    this.dictionary = currentDictionary();
    return {
      changed: this.terms.of(this.changed, dictionary),
      around: this.terms.of(this.around, dictionary),
      net: this.terms.of(this.net, dictionary),
    };
  }

  private settle(identifier: number, added: number, removed: number): void {
    this.changed.add(identifier, added + removed);
    if (added !== removed) this.net.add(identifier, Math.abs(added - removed));
  }
}
