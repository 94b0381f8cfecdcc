import type { CandidateCommit } from '../candidates/candidate.ts';
import type { Reading } from './evidence.ts';
import type { Reason, Suspect } from '../suspect.ts';

/** Log-odds that one unit of each value adds. */
export type Weights = Readonly<Record<string, number>>;

export interface Ranked {
  readonly suspects: readonly Suspect[];
  readonly noneOfThese: number;
}

/**
 * Adds the signals up to log-odds and makes probabilities of them: a conditional logit (McFadden 1974) over the
 * candidates and the further choice "none of these". A reason's weight is what its signal adds for this commit
 * compared with the average candidate. `read` holds what each signal says, in the order of the candidates.
 */
export function rank(
  candidates: readonly CandidateCommit[],
  ruledOut: readonly CandidateCommit[],
  read: readonly (readonly Reading[])[],
  weights: Weights,
): Ranked {
  const totals = candidates.map(() => 0);
  const reasons: Reason[][] = candidates.map(() => []);
  for (const readings of read) {
    const sums = readings.map(({ values }) => weigh(values, weights));
    const average = sums.reduce((sum, value) => sum + value, 0) / Math.max(1, sums.length);
    readings.forEach(({ reason }, i) => {
      totals[i] = (totals[i] ?? 0) + (sums[i] ?? 0);
      if (reason !== undefined) reasons[i]?.push(reason((sums[i] ?? 0) - average));
    });
  }
  const none = noneLogOdds(candidates.length, weights);
  const top = Math.max(none, ...totals);
  const odds = totals.map((total) => Math.exp(total - top));
  const noneOdds = Math.exp(none - top);
  const sum = odds.reduce((a, b) => a + b, noneOdds);
  const suspects = candidates
    .map((candidate, i) => suspect(candidate, reasons[i] ?? [], (odds[i] ?? 0) / sum))
    .sort((a, b) => b.probability - a.probability);
  return {
    suspects: [...suspects, ...ruledOut.map((candidate) => suspect(candidate, [], 0))],
    noneOfThese: noneOdds / sum,
  };
}

/** Log-odds of "none of these": the more candidates there are to explain it, the more one of them must stand out. */
export function noneLogOdds(candidates: number, weights: Weights): number {
  return (weights['none'] ?? 0) + (weights['nonePerLogCount'] ?? 0) * Math.log(Math.max(1, candidates));
}

export function weigh(values: Readonly<Record<string, number>>, weights: Weights): number {
  let sum = 0;
  for (const name in values) sum += (values[name] ?? 0) * (weights[name] ?? 0);
  return sum;
}

function suspect(candidate: CandidateCommit, reasons: readonly Reason[], probability: number): Suspect {
  return {
    commit: candidate.commit,
    wentLive: candidate.wentLive,
    deploy: candidate.deploy,
    paths: candidate.files.map(({ path }) => path),
    reasons: [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    probability,
    ruledOut: candidate.ruledOut,
  };
}
