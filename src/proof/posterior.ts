import type { CommitRange } from './range.ts';

export type Verdict = 'good' | 'bad' | 'skip';

/** What one run of the reproduction said about one commit. */
export interface Answer {
  readonly sha: string;
  readonly verdict: Verdict;
}

/** How often an answer is wrong: a bad commit passes, a good one fails. */
export interface Noise {
  readonly falseGood: number;
  readonly falseBad: number;
}

/** What is believed after the answers so far. */
export interface Posterior {
  /** Probability of each commit of the range to be the first bad one, in the range's order. */
  readonly probabilities: Float64Array;
  /** Mean rates of wrong answers. */
  readonly noise: Noise;
}

/** Rates of wrong answers that are considered; the first one is what a steady reproduction has. */
const rates = [0.001, 0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7];

/**
 * How likely pairs of rates are before anything ran. Most reproductions are steady (0.7); the others miss the fault
 * now and then, fail for other reasons now and then, or both (0.1 each, evenly over the rates).
 */
const noisePrior: readonly (Noise & { readonly odds: number })[] = rates.flatMap((falseGood, good) =>
  rates.flatMap((falseBad, bad) => {
    // Worse than a coin: such a reproduction would be stopped at the ends.
    if (falseGood + falseBad > 0.9) return [];
    const unsteady = rates.length - 1;
    const odds = good === 0 && bad === 0 ? 0.7 : 0.1 / (good === 0 || bad === 0 ? unsteady : unsteady ** 2);
    return [{ falseGood, falseBad, odds }];
  }),
);

/**
 * Bayes' rule over (first bad commit, rates of wrong answers). A commit is bad where the culprit is in its history.
 * After R. D. Nowak, "The Geometry of Generalized Binary Search" (IEEE Trans. Inf. Theory 57, 2011), with the rates
 * unknown: repeats at the two ends teach them, and contradictions during the search do.
 *
 * @param prior weight of each commit, in the range's order
 * @param answers of commits in the range, and of commits outside, which are older than any culprit
 */
export function posteriorOf(range: CommitRange, prior: Float64Array, answers: readonly Answer[]): Posterior {
  const told = answers.filter(({ verdict }) => verdict !== 'skip');
  const bads = told.filter(({ verdict }) => verdict === 'bad').length;
  const total = { bads, goods: told.length - bads };
  const hits = countHits(range, told);
  const groups = groupByHits(hits, prior, told.length + 1);
  const weights = noisePrior.map((noise) => ({
    noise,
    logs: groups.map(({ badHits, goodHits, weight }) =>
      weight === 0
        ? -Infinity
        : Math.log(weight * noise.odds) + logLikelihood(badHits, goodHits, total, noise),
    ),
  }));
  const top = weights.reduce((most, { logs }) => logs.reduce((x, y) => Math.max(x, y), most), -Infinity);
  const groupSums = groups.map(() => 0);
  let falseGood = 0;
  let falseBad = 0;
  for (const { noise, logs } of weights) {
    logs.forEach((log, group) => {
      const weight = Math.exp(log - top);
      groupSums[group] = (groupSums[group] ?? 0) + weight;
      falseGood += weight * noise.falseGood;
      falseBad += weight * noise.falseBad;
    });
  }
  const all = groupSums.reduce((x, y) => x + y, 0);
  const probabilities = new Float64Array(range.size);
  groups.forEach(({ members, weight }, group) => {
    const share = (groupSums[group] ?? 0) / all;
    for (const index of members) probabilities[index] = (share * (prior[index] ?? 0)) / (weight || 1);
  });
  return { probabilities, noise: { falseGood: falseGood / all, falseBad: falseBad / all } };
}

/** Answers of commits that have each possible culprit in their history. */
interface Hits {
  readonly bad: Uint32Array;
  readonly good: Uint32Array;
}

function countHits(range: CommitRange, answers: readonly Answer[]): Hits {
  const hits = { bad: new Uint32Array(range.size), good: new Uint32Array(range.size) };
  for (const { sha, verdict } of answers) {
    const at = range.indexOf(sha);
    if (at === undefined) continue;
    const counts = verdict === 'bad' ? hits.bad : hits.good;
    for (let culprit = 0; culprit < range.size; culprit++) {
      if (range.contains(at, culprit)) counts[culprit] = (counts[culprit] ?? 0) + 1;
    }
  }
  return hits;
}

/** Commits that the answers can't tell apart: the likelihood is the same for all of them. */
interface Group {
  readonly badHits: number;
  readonly goodHits: number;
  readonly members: number[];
  weight: number;
}

function groupByHits({ bad, good }: Hits, prior: Float64Array, base: number): Group[] {
  const groups = new Map<number, Group>();
  bad.forEach((badHits, index) => {
    const goodHits = good[index] ?? 0;
    const key = badHits * base + goodHits;
    const group = groups.get(key) ?? { badHits, goodHits, members: [], weight: 0 };
    group.members.push(index);
    group.weight += prior[index] ?? 0;
    groups.set(key, group);
  });
  return [...groups.values()];
}

function logLikelihood(
  badHits: number,
  goodHits: number,
  total: { readonly bads: number; readonly goods: number },
  { falseGood, falseBad }: Noise,
): number {
  return (
    badHits * Math.log(1 - falseGood) +
    goodHits * Math.log(falseGood) +
    (total.bads - badHits) * Math.log(falseBad) +
    (total.goods - goodHits) * Math.log(1 - falseBad)
  );
}
