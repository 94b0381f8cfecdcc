import { posteriorOf, type Answer, type Noise, type Posterior } from './posterior.ts';
import type { CommitRange } from './range.ts';

export interface Search {
  readonly range: CommitRange;
  /** Weight of commits by sha, for example the ranking's probabilities; missing ones get a small one. */
  readonly prior: ReadonlyMap<string, number>;
  /** Every answer so far, those at the two ends included. */
  readonly answers: readonly Answer[];
  /** Probability at which a commit is held for the culprit. */
  readonly confidence?: number;
  /** Runs after which it gives up. */
  readonly maxRuns?: number;
}

export interface Likely {
  readonly sha: string;
  readonly probability: number;
}

/** What to do next. `left` estimates the runs still needed, this one included. */
export type NextStep =
  | {
      readonly kind: 'run';
      readonly sha: string;
      readonly role: 'search' | 'confirm';
      readonly likely: Likely;
      readonly left: number;
    }
  /** The first bad commit, itself run bad and each of its parents run good. */
  | { readonly kind: 'found'; readonly culprit: Likely }
  /** Commits that can't be told apart, because what would do so can't be run, or because it took too many runs. */
  | {
      readonly kind: 'undecided';
      readonly why: 'skipped' | 'too-many-runs';
      readonly likely: readonly Likely[];
    };

export const defaultConfidence = 0.99;
/** Share of the prior that is spread evenly: no commit is ever out of the question. */
const evenShare = 0.1;
/** What a run is worth beside its information, in bits, where it will be among the confirming ones. */
const confirmWorth = 0.6;
/** Less information than this, in bits, isn't worth a run. */
const leastInformation = 0.005;
const longList = 20;

/** Chooses the next commit by expected information (entropy of the answer minus that of its noise). Pure. */
export function nextStep(search: Search): NextStep {
  const { range, answers } = search;
  const posterior = posteriorOf(range, priorWeights(search), answers);
  const best = mostLikely(range, posterior);
  const tally = tallyAnswers(answers);
  const decided = best.probability >= (search.confidence ?? defaultConfidence);
  const missing = decided ? unconfirmed(range, best.sha, tally) : undefined;
  if (decided && missing === undefined) return { kind: 'found', culprit: best };
  if (answers.length >= (search.maxRuns ?? runsAtMost(range.size)))
    return { kind: 'undecided', why: 'too-many-runs', likely: ranking(range, posterior) };
  const left = estimateLeft(posterior);
  if (missing !== undefined && !tally.skipped.has(missing))
    return { kind: 'run', sha: missing, role: 'confirm', likely: best, left };
  const next = mostTelling(range, posterior, tally);
  if (next === undefined) return { kind: 'undecided', why: 'skipped', likely: ranking(range, posterior) };
  return { kind: 'run', sha: next, role: 'search', likely: best, left };
}

function runsAtMost(size: number): number {
  return 60 + 10 * Math.ceil(Math.log2(size + 1));
}

/** The ranking's weights, floored, in the range's order; they add up to 1. */
function priorWeights({ range, prior }: Search): Float64Array {
  const known = Float64Array.from(range.order, ({ sha }) => Math.max(0, prior.get(sha) ?? 0));
  const sum = known.reduce((a, b) => a + b, 0);
  const even = 1 / range.size;
  return known.map((weight) => (sum === 0 ? even : (1 - evenShare) * (weight / sum) + evenShare * even));
}

interface AnswerTally {
  /** Bad answers minus good ones, by sha. */
  readonly balance: ReadonlyMap<string, number>;
  readonly skipped: ReadonlySet<string>;
}

function tallyAnswers(answers: readonly Answer[]): AnswerTally {
  const balance = new Map<string, number>();
  const skipped = new Set<string>();
  for (const { sha, verdict } of answers) {
    if (verdict === 'skip') skipped.add(sha);
    else balance.set(sha, (balance.get(sha) ?? 0) + (verdict === 'bad' ? 1 : -1));
  }
  return { balance, skipped };
}

/** What must still run before the culprit counts as confirmed: itself bad, each parent good, more often than not. */
function unconfirmed(range: CommitRange, sha: string, { balance }: AnswerTally): string | undefined {
  if ((balance.get(sha) ?? 0) <= 0) return sha;
  const parents = range.order[range.indexOf(sha) ?? -1]?.parents ?? [];
  return parents.find((parent) => (balance.get(parent) ?? 0) >= 0);
}

function mostLikely(range: CommitRange, { probabilities }: Posterior): Likely {
  let best = 0;
  probabilities.forEach((probability, index) => {
    if (probability > (probabilities[best] ?? 0)) best = index;
  });
  return { sha: range.order[best]?.sha ?? '', probability: probabilities[best] ?? 0 };
}

function ranking(range: CommitRange, { probabilities }: Posterior): Likely[] {
  return range.order
    .map(({ sha }, index) => ({ sha, probability: probabilities[index] ?? 0 }))
    .sort((one, other) => other.probability - one.probability)
    .slice(0, longList);
}

function mostTelling(range: CommitRange, posterior: Posterior, tally: AnswerTally): string | undefined {
  const { probabilities, noise } = posterior;
  const badShares = range.sumsUpTo(probabilities);
  const bonus = confirmBonus(range, probabilities, tally);
  let best: string | undefined;
  let most = 0;
  range.order.forEach(({ sha }, index) => {
    if (tally.skipped.has(sha)) return;
    const information = informationOf(badShares[index] ?? 0, noise);
    if (information < leastInformation) return;
    const worth = (information + confirmWorth * (bonus[index] ?? 0)) * canRun(range, index, tally.skipped);
    if (worth > most) {
      most = worth;
      best = sha;
    }
  });
  return best;
}

/** Probability that a run of each commit will count among the confirming ones. */
function confirmBonus(
  range: CommitRange,
  probabilities: Float64Array,
  { balance }: AnswerTally,
): Float64Array {
  const bonus = new Float64Array(range.size);
  range.order.forEach(({ sha, parents }, index) => {
    const probability = probabilities[index] ?? 0;
    for (const each of [sha, ...parents]) {
      const at = range.indexOf(each);
      if (at !== undefined && !balance.has(each)) bonus[at] = (bonus[at] ?? 0) + probability;
    }
  });
  return bonus;
}

/** Mutual information of the culprit and one answer, in bits (T. M. Cover, J. A. Thomas, Elements of Information Theory, 2.4). */
function informationOf(badShare: number, { falseGood, falseBad }: Noise): number {
  const answersBad = badShare * (1 - falseGood) + (1 - badShare) * falseBad;
  return entropy(answersBad) - badShare * entropy(falseGood) - (1 - badShare) * entropy(falseBad);
}

function entropy(share: number): number {
  if (share <= 0 || share >= 1) return 0;
  return -share * Math.log2(share) - (1 - share) * Math.log2(1 - share);
}

/** Commits that won't build stand together: the nearer to a skipped one, the less hope. */
function canRun(range: CommitRange, index: number, skipped: ReadonlySet<string>): number {
  let hope = 1;
  for (const sha of skipped) {
    const distance = Math.abs(index - (range.indexOf(sha) ?? Infinity));
    hope = Math.min(hope, 1 - 0.9 * Math.exp(-distance / 4));
  }
  return hope;
}

function estimateLeft({ probabilities, noise }: Posterior): number {
  let bits = 0;
  for (const probability of probabilities) if (probability > 0) bits -= probability * Math.log2(probability);
  const perRun = Math.max(0.05, informationOf(0.5, noise));
  return Math.max(1, Math.round(bits / perRun + 1));
}
