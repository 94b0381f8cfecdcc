import type { ParsedLine } from '../line.ts';

const day = 86_400_000;

/** Half a year: what lies further ahead of the next record is nearer to it a year before. */
const yearSlack = 183 * day;

/** A record's time as read without knowing its neighbors. */
export interface Anchor {
  /** Byte offset or line number, rising with the place in the file. */
  readonly offset: number;
  /** ms since the epoch (UTC). */
  readonly time: number;
}

interface Bound {
  readonly offset: number;
  readonly latest: number;
}

function yearEarlier(time: number): number {
  const date = new Date(time);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return date.getTime();
}

/**
 * Upper bounds for stamps without a year, so that a reader may start anywhere in a file that spans several New Years.
 * Anchors must lie less than half a year apart; the last year is the file's own.
 */
export class YearBounds {
  readonly #bounds: readonly Bound[];

  /** @param anchors times of records as parsed without bounds, in file order */
  constructor(anchors: readonly Anchor[]) {
    const bounds: Bound[] = [];
    let next = Number.POSITIVE_INFINITY;
    for (const { offset, time } of anchors.toReversed()) {
      let placed = time;
      while (placed > next + yearSlack) placed = yearEarlier(placed);
      bounds.push({ offset, latest: placed + yearSlack });
      next = placed;
    }
    this.#bounds = bounds.reverse();
  }

  /** The `latest` to parse a line with that stands at an offset; undefined after the last anchor, where the file's last change is the bound. */
  latestAt(offset: number): number | undefined {
    let low = 0;
    let high = this.#bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#bounds[middle]?.offset ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return this.#bounds[low]?.latest;
  }
}

/** The clock may seem to go back this much (ms) in an orderly file. */
const disorder = 60_000;

/**
 * The time of a line that follows a record, ms: of two readings in the hour that a clock set back repeats, the later one
 * where the earlier one lies before the record already read.
 */
export function timeAfter(previous: number | null, line: ParsedLine): number | null {
  if (line.later === undefined || line.time === null || previous === null) return line.time;
  return line.time < previous - disorder && line.later >= previous - disorder ? line.later : line.time;
}
