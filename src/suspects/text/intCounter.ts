const sizeAtFirst = 1 << 12;

/** Counts things that have small numbers as names, and remembers the order in which they came. */
export class IntCounter {
  private counts = new Int32Array(sizeAtFirst);
  /** What was counted, in the order of its first time. */
  readonly seen: number[] = [];

  /** `by` is positive. */
  add(number: number, by: number): void {
    if (number >= this.counts.length) this.growBeyond(number);
    const count = this.counts[number] ?? 0;
    if (count === 0) this.seen.push(number);
    this.counts[number] = count + by;
  }

  count(number: number): number {
    return this.counts[number] ?? 0;
  }

  clear(): void {
    for (const number of this.seen) this.counts[number] = 0;
    this.seen.length = 0;
  }

  private growBeyond(number: number): void {
    const grown = new Int32Array(2 ** Math.ceil(Math.log2(number + 2)));
    grown.set(this.counts);
    this.counts = grown;
  }
}
