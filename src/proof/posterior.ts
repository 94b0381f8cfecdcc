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

/** Answers by what they say if the culprit is in that commit's history (`hit`) or isn't (`miss`). */
interface Counts {
  readonly badHits: Float64Array;
  readonly goodHits: Float64Array;
  readonly badMisses: Float64Array;
  readonly goodMisses: Float64Array;
}

/**
 * Bayes' rule over (first bad commit, rates of wrong answers). A commit is bad where the culprit is in its history.
 * After R. D. Nowak, "The Geometry of Generalized Binary Search" (IEEE Trans. Inf. Theory 57, 2011), with the rates
 * unknown: repeats at the two ends teach them, and contradictions during the search do.
 *
 * @param prior weight of each commit, in the range's order
 * @param answers of commits in the range, and of commits outside, which are older than any culprit
 */
export function posteriorOf(range: CommitRange, prior: Float64Array, answers: readonly Answer[]): Posterior {
  const counts = countAnswers(range, answers);
  const logs = prior.map((weight) => Math.log(weight));
  const weights = noisePrior.map((noise) => ({ ...noise, logs: logLikelihoods(logs, counts, noise) }));
  return summarize(weights, range.size);
}

function summarize(weights: readonly (Noise & { readonly logs: Float64Array })[], size: number): Posterior {
  const top = weights.reduce((most, each) => each.logs.reduce((a, b) => Math.max(a, b), most), -Infinity);
  const probabilities = new Float64Array(size);
  let total = 0;
  let falseGood = 0;
  let falseBad = 0;
  for (const each of weights) {
    let sum = 0;
    each.logs.forEach((log, index) => {
      const weight = Math.exp(log - top);
      probabilities[index] = (probabilities[index] ?? 0) + weight;
      sum += weight;
    });
    total += sum;
    falseGood += sum * each.falseGood;
    falseBad += sum * each.falseBad;
  }
  return {
    probabilities: probabilities.map((weight) => weight / total),
    noise: { falseGood: falseGood / total, falseBad: falseBad / total },
  };
}

function logLikelihoods(
  prior: Float64Array,
  counts: Counts,
  noise: (typeof noisePrior)[number],
): Float64Array {
  const odds = Math.log(noise.odds);
  const badHit = Math.log(1 - noise.falseGood);
  const goodHit = Math.log(noise.falseGood);
  const badMiss = Math.log(noise.falseBad);
  const goodMiss = Math.log(1 - noise.falseBad);
  return prior.map(
    (log, index) =>
      log +
      odds +
      (counts.badHits[index] ?? 0) * badHit +
      (counts.goodHits[index] ?? 0) * goodHit +
      (counts.badMisses[index] ?? 0) * badMiss +
      (counts.goodMisses[index] ?? 0) * goodMiss,
  );
}

function countAnswers(range: CommitRange, answers: readonly Answer[]): Counts {
  const make = () => new Float64Array(range.size);
  const counts = { badHits: make(), goodHits: make(), badMisses: make(), goodMisses: make() };
  for (const { sha, verdict } of answers) {
    if (verdict === 'skip') continue;
    const at = range.indexOf(sha);
    const hits = verdict === 'bad' ? counts.badHits : counts.goodHits;
    const misses = verdict === 'bad' ? counts.badMisses : counts.goodMisses;
    for (let culprit = 0; culprit < range.size; culprit++) {
      const into = at !== undefined && range.contains(at, culprit) ? hits : misses;
      into[culprit] = (into[culprit] ?? 0) + 1;
    }
  }
  return counts;
}
