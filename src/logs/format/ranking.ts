import type { Candidate } from './candidates.ts';
import type { FileFacts } from '../line.ts';
import { timeNameScore } from './keys.ts';

const day = 86_400_000;

/** A candidate with the instant it means, ms since the epoch. */
export interface Timed {
  readonly candidate: Candidate;
  readonly time: number;
  /** The second reading in an hour that the clock repeats. */
  readonly later: number | null;
}

/** Stamps of one writer: place and completeness. */
export function locatorOf({ place, stamp }: Candidate): string {
  return `${place}|${stampKind({ place, stamp, ordinal: 0 })}`;
}

export type Kind = 'full' | 'yearless' | 'clock' | 'epoch' | 'date';

export function stampKind({ stamp }: Candidate): Kind {
  if (stamp.epoch !== null) return 'epoch';
  if (stamp.clock === null) return 'date';
  if (stamp.date === null) return 'clock';
  return stamp.date.parts.length === 2 ? 'yearless' : 'full';
}

const kindScores: Readonly<Record<Kind, number>> = { full: 60, yearless: 52, epoch: 35, clock: 5, date: -20 };

function placeScore(place: string, kind: Kind): number {
  if (place === 'start' || place === 'klog') return 22;
  const name = /^(?:key|json):(.*?)(\^)?$/.exec(place);
  if (name === null) return /[[|(]$/.test(place) ? 6 : kind === 'epoch' ? -12 : 0;
  if (name[2] === '^') return 0;
  const score = timeNameScore(name[1] ?? '') * 0.6;
  return kind === 'epoch' ? score + (score >= 9 ? 18 : -6) : score;
}

/** How much a stamp by itself speaks for being the record's time. */
export function ownScore(candidate: Candidate, time: number, facts: FileFacts): number {
  const kind = stampKind(candidate);
  const isLate = time > facts.mtime + 2 * day;
  const isOld = time < facts.mtime - 20 * 365 * day;
  const distance = Math.min(candidate.stamp.start, 300) / 12 + Math.min(candidate.ordinal, 8) * 2;
  // Dates to the minute stand in listings and tables.
  const isVague = candidate.stamp.date !== null && candidate.stamp.digits < 0;
  const doubt = (isLate ? 25 : 0) + (isOld ? 12 : 0) + (isVague ? 12 : 0);
  return kindScores[kind] + placeScore(candidate.place, kind) - distance - doubt;
}

interface Tally {
  lines: number;
  score: number;
  pairs: number;
  ordered: number;
  last: number | null;
  line: number;
}

/** Scores of locators over the sampled lines. */
export type Ranks = ReadonlyMap<string, number>;

/** @param lines the timed candidates of every sampled line, in file order within each run */
export function rankLocators(lines: readonly (readonly Timed[])[], facts: FileFacts): Map<string, number> {
  const tallies = new Map<string, Tally>();
  let stamped = 0;
  lines.forEach((timed, line) => {
    if (timed.length > 0) stamped += 1;
    for (const { candidate, time } of timed) count(tallies, candidate, { time, line, facts });
  });
  const ranks = new Map<string, number>();
  for (const [locator, { lines: hits, score, pairs, ordered }] of tallies) {
    const order = pairs < 3 ? 0 : 24 * (ordered / pairs - 0.75);
    ranks.set(locator, score / hits + 25 * (hits / stamped) + order);
  }
  return ranks;
}

function count(
  tallies: Map<string, Tally>,
  candidate: Candidate,
  at: { time: number; line: number; facts: FileFacts },
): void {
  const locator = locatorOf(candidate);
  const tally = tallies.get(locator) ?? { lines: 0, score: 0, pairs: 0, ordered: 0, last: null, line: -1 };
  if (tally.line === at.line) return;
  if (tally.last !== null) {
    tally.pairs += 1;
    if (at.time >= tally.last - 5000) tally.ordered += 1;
  }
  tally.lines += 1;
  tally.line = at.line;
  tally.last = at.time;
  tally.score += ownScore(candidate, at.time, at.facts);
  tallies.set(locator, tally);
}

/** Candidates by the rank of their locator, highest first; unknown ones by themselves. */
export function rankedIn(timed: readonly Timed[], ranks: Ranks, facts: FileFacts): readonly Timed[] {
  if (timed.length < 2) return timed;
  const rankOf = (item: Timed): number =>
    ranks.get(locatorOf(item.candidate)) ?? ownScore(item.candidate, item.time, facts) - 10;
  return timed
    .map((item) => ({ item, rank: rankOf(item) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ item }) => item);
}

export function bestOf(timed: readonly Timed[], ranks: Ranks, facts: FileFacts): Timed | null {
  return rankedIn(timed, ranks, facts)[0] ?? null;
}
