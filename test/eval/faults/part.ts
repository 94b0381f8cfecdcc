import { seeded } from '../proof/simulate.ts';

/** One row of the table: tries something `count` times. */
export type Part = (request: PartRequest) => Promise<PartResult>;

export interface PartRequest {
  readonly count: number;
  readonly seed: number;
}

export interface PartResult {
  readonly done: number;
  /** Said behind the row. */
  readonly note: string;
  /** What gave way, with what is needed to see it again. */
  readonly failures: readonly string[];
}

/** Choices that can be had again. */
export class Chance {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seeded(seed);
  }

  /** A whole number from 0 up to `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  oneOf<T>(from: readonly [T, ...T[]]): T {
    return from[this.below(from.length)] ?? from[0];
  }
}
