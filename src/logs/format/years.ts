import type { ParsedLine, Recurrence } from '../line.ts';

const day = 86_400_000;

/** Half of what stamps come again after, ms: what lies further ahead of the next record is nearer to it one turn before. */
const slackOf: Readonly<Record<Recurrence, number>> = {
  never: Number.POSITIVE_INFINITY,
  yearly: 183 * day,
  daily: day / 2,
};

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

function turnEarlier(time: number, recurs: Recurrence): number {
  if (recurs === 'daily') return time - day;
  const date = new Date(time);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return date.getTime();
}

/** Whether times go back more often than a turn of years does: in one of ten places, and at least three. */
function isShuffled(anchors: readonly Anchor[]): boolean {
  const back = anchors.filter(({ time }, index) => time < (anchors[index - 1]?.time ?? time) - day).length;
  return back >= 3 && back > anchors.length / 10;
}

/**
 * Upper bounds for stamps without a year or date, so that a reader may start anywhere in a file that spans several New
 * Years or midnights. Anchors must lie less than half a year or day apart; the last one is the file's own.
 */
export class YearBounds {
  readonly #bounds: readonly Bound[];

  /** @param anchors times of records as parsed without bounds, in file order */
  constructor(anchors: readonly Anchor[], recurs: Recurrence) {
    const slack = slackOf[recurs];
    const bounds: Bound[] = [];
    // Parts of several files in one have no neighbors to be placed by: the last change of the file is all there is.
    if (isShuffled(anchors)) {
      this.#bounds = bounds;
      return;
    }
    let next = Number.POSITIVE_INFINITY;
    for (const { offset, time } of anchors.toReversed()) {
      let placed = time;
      while (placed > next + slack) placed = turnEarlier(placed, recurs);
      bounds.push({ offset, latest: placed + slack });
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
