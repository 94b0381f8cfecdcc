import type { Document } from './document.ts';
import type { IntCounter } from './intCounter.ts';
import type { TermDictionary } from './termDictionary.ts';

/** Counted search terms under their numbers in a dictionary, some bytes each: thousands of diffs are kept like this. */
export class TermTable implements Document {
  readonly length: number;
  /** The length where a repeated term counts 1 + ln of how often. */
  readonly dampedLength: number;
  private readonly numbers: readonly number[];
  private readonly counts: readonly number[];

  constructor(
    private readonly dictionary: TermDictionary,
    terms: IntCounter,
  ) {
    this.numbers = terms.seen.slice();
    const counts: number[] = [];
    let length = 0;
    let dampedLength = 0;
    for (const number of this.numbers) {
      const count = terms.count(number);
      counts.push(count);
      length += count;
      dampedLength += damped(count);
    }
    this.counts = counts;
    this.length = length;
    this.dampedLength = dampedLength;
  }

  count(term: string): number {
    const number = this.dictionary.numberOfTerm(term);
    const at = number === undefined ? -1 : this.numbers.indexOf(number);
    return at < 0 ? 0 : (this.counts[at] ?? 0);
  }

  /** In the order in which they came. */
  *[Symbol.iterator](): Iterator<[term: string, count: number]> {
    for (let i = 0; i < this.numbers.length; i++)
      yield [this.dictionary.term(this.numbers[i] ?? 0), this.counts[i] ?? 0];
  }
}

/** What repeats say: 1 + ln of how often, 0 for none. */
export function damped(count: number): number {
  if (count < 2) return count;
  return 1 + Math.log(count);
}
