import type { Level, LevelCounts, TimeSpan } from '../record.ts';

/** Counts by level over equal stretches of a window. */
export interface Histogram {
  /** Start of the first bucket, ms since the epoch (UTC). */
  readonly from: number;
  /** Length of a bucket, ms. */
  readonly bucketMs: number;
  readonly buckets: readonly LevelCounts[];
}

export type MutableCounts = Record<Level | 'other', number>;

export function noCounts(): MutableCounts {
  return { trace: 0, debug: 0, info: 0, warn: 0, error: 0, fatal: 0, other: 0 };
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** Lengths that people read easily. */
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12, 24].map((count) => count * hour),
];
const mostBuckets = 60;

/** Counts records of a span into at most 60 buckets that start at round times (UTC). */
export class HistogramCounter {
  private readonly from: number;
  private readonly bucketMs: number;
  private readonly buckets: MutableCounts[];

  constructor(span: TimeSpan) {
    const length = Math.max(0, span.to - span.from);
    const day = 24 * hour;
    this.bucketMs =
      steps.find((step) => length / step < mostBuckets) ?? Math.ceil(length / mostBuckets / day) * day;
    this.from = Math.floor(span.from / this.bucketMs) * this.bucketMs;
    const count = Math.floor((span.to - this.from) / this.bucketMs) + 1;
    this.buckets = Array.from({ length: count }, noCounts);
  }

  add(time: number, level: Level | null): void {
    const bucket = this.buckets[Math.floor((time - this.from) / this.bucketMs)];
    if (bucket) bucket[level ?? 'other'] += 1;
  }

  result(): Histogram {
    return { from: this.from, bucketMs: this.bucketMs, buckets: this.buckets };
  }
}
