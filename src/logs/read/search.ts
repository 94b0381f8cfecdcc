/** Records may stand this much (ms) after a later one and are still found. */
export const toleratedDisorderMs = 60_000;

/** Bytes of one probe, and how many there may be for one window. */
export const probeBytes = 64 * 1024;
export const maxProbes = 64;

/** The times found in one probed block, in file order, for the block's byte offset. */
export interface Probe {
  readonly offset: number;
  /** Offset of the end of the probed block. */
  readonly end: number;
  readonly times: readonly number[];
}

export type ProbeAt = (offset: number) => Promise<Probe>;

export interface SearchResult {
  /** Offset before which no record belongs to the window, given tolerated disorder. */
  readonly start: number;
  readonly probes: number;
  /** True where the probes contradict each other by more than the tolerated disorder. */
  readonly disordered: boolean;
}

/**
 * Finds where to begin reading for records at or after `from` (ms). With disorder up to D, a record with a time before
 * `from - D` proves that nothing before it belongs to the window: that proof is what the binary search moves forward.
 * `known` are blocks probed already, in file order; they narrow the search and are checked for order.
 */
export async function findStart(
  known: readonly Probe[],
  size: number,
  from: number,
  probeAt: ProbeAt,
): Promise<SearchResult> {
  const seen = [...known];
  const limit = from - toleratedDisorderMs;
  let low = 0;
  let high = size;
  for (const probe of known) {
    const time = middle(probe.times);
    if (time === undefined) continue;
    if (time < limit) low = Math.max(low, probe.offset);
  }
  for (const probe of known) {
    const time = middle(probe.times);
    if (time !== undefined && time >= limit && probe.offset > low) high = Math.min(high, probe.offset);
  }
  while (high - low > probeBytes && seen.length < maxProbes) {
    const target = low + Math.floor((high - low) / 2);
    const probe = await firstTimed(target, high, probeAt, seen);
    const time = middle(probe?.times ?? []);
    if (probe === undefined || time === undefined || time >= limit) high = target;
    else low = probe.offset;
  }
  return { start: low, probes: seen.length, disordered: isDisordered(seen) };
}

/** Lines longer than a block, or a stretch without times: goes on to the next block. */
async function firstTimed(
  from: number,
  to: number,
  probeAt: ProbeAt,
  seen: Probe[],
): Promise<Probe | undefined> {
  for (let offset = from; offset < to && seen.length < maxProbes; offset += probeBytes) {
    const probe = await probeAt(offset);
    seen.push(probe);
    if (probe.times.length > 0) return probe;
  }
  return undefined;
}

/** The median of the first few, so that one record with a wrong clock doesn't mislead. */
function middle(times: readonly number[]): number | undefined {
  return times.slice(0, 5).sort((a, b) => a - b)[Math.min(times.length, 5) >> 1];
}

function isDisordered(probes: readonly Probe[]): boolean {
  let highest = -Infinity;
  for (const { times } of probes.toSorted((a, b) => a.offset - b.offset)) {
    for (const time of times) {
      if (time < highest - toleratedDisorderMs) return true;
      highest = Math.max(highest, time);
    }
  }
  return false;
}
