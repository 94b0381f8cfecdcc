import type { Level, LogRecord, TimeSpan } from '../record.ts';

/** Slices of the window; the stretch before has the same width of slice. */
export const windowSlices = 10;

/** A record as an example of its kind. */
export interface Example {
  readonly source: number;
  readonly offset: number;
  readonly length: number;
  /** ms since the epoch, or null. */
  readonly time: number | null;
  /** At most 4 KiB of its text. */
  readonly text: string;
}

const longestExample = 4096;
const severity: readonly Level[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** What is kept of one kind in one stretch of time: a fixed size, however many records there are. */
export class Tally {
  count = 0;
  /** First and last time, ms since the epoch; NaN where no record had one. */
  first = NaN;
  last = NaN;
  level: Level | null = null;
  example: Example | undefined;
  readonly slices: number[];
  /** Time of the first record of each slice; NaN for none. */
  readonly starts: number[];

  constructor(
    private readonly span: TimeSpan,
    slices: number,
  ) {
    this.slices = new Array<number>(slices).fill(0);
    this.starts = new Array<number>(slices).fill(NaN);
  }

  add(record: LogRecord): void {
    this.count++;
    this.level = worse(this.level, record.level);
    const { time } = record;
    if (this.example === undefined || (time !== null && time < this.first)) this.example = exampleOf(record);
    if (time === null) return;
    this.first = earlier(this.first, time);
    this.last = later(this.last, time);
    const share = (time - this.span.from) / Math.max(1, this.span.to - this.span.from);
    const slice = Math.min(this.slices.length - 1, Math.max(0, Math.floor(share * this.slices.length)));
    this.slices[slice] = (this.slices[slice] ?? 0) + 1;
    this.starts[slice] = earlier(this.starts[slice] ?? NaN, time);
  }

  /** Takes over what another tally of the same stretch counted. */
  absorb(other: Tally): void {
    if (other.example && (this.example === undefined || other.first < this.first))
      this.example = other.example;
    this.count += other.count;
    this.level = worse(this.level, other.level);
    this.first = earlier(this.first, other.first);
    this.last = later(this.last, other.last);
    other.slices.forEach((count, index) => {
      this.slices[index] = (this.slices[index] ?? 0) + count;
      this.starts[index] = earlier(this.starts[index] ?? NaN, other.starts[index] ?? NaN);
    });
  }
}

export function worse(one: Level | null, other: Level | null): Level | null {
  if (one === null || other === null) return one ?? other;
  return severity.indexOf(other) > severity.indexOf(one) ? other : one;
}

export function isFault(level: Level | null): boolean {
  return level === 'error' || level === 'fatal';
}

function earlier(one: number, other: number): number {
  return Number.isNaN(one) || other < one ? other : one;
}

function later(one: number, other: number): number {
  return Number.isNaN(one) || other > one ? other : one;
}

function exampleOf({ source, offset, length, time, text }: LogRecord): Example {
  return { source, offset, length, time, text: text.slice(0, longestExample) };
}
