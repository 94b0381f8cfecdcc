import type { Answer, Noise } from './posterior.ts';

/** How often each answer came at one commit. */
export interface EndCounts {
  readonly good: number;
  readonly bad: number;
  readonly skip: number;
  /** Mean length of a run, ms. */
  readonly meanMs: number;
}

export interface TimedAnswer extends Answer {
  readonly durationMs: number;
}

/** What the two ends say so far. */
export type EndsStep =
  | { readonly kind: 'run'; readonly end: 'live' | 'known-good'; readonly left: number }
  | { readonly kind: 'ready'; readonly noise: Noise }
  /** It works on what is live: the cause isn't in the code alone (data, configuration, environment). */
  | { readonly kind: 'not-reproduced' }
  /** It fails on the last good deploy too: the fault is older, or it isn't in the code. */
  | { readonly kind: 'fails-on-known-good' }
  /** Both ends fail about as often: this command can't tell good from bad. */
  | { readonly kind: 'flaky-at-ends'; readonly live: EndCounts; readonly knownGood: EndCounts }
  | { readonly kind: 'cannot-run'; readonly end: 'live' | 'known-good' };

const leastRepeats = 3;
const mostRepeats = 10;
/** Time that repeats at both ends together may take, ms: quick commands are repeated often, slow ones three times. */
const repeatBudgetMs = 30_000;
const skipsAllowed = 2;
/** The live commit must fail this much more often than the good one. */
const leastDifference = 0.3;

export function countEnd(answers: readonly TimedAnswer[], sha: string): EndCounts {
  const own = answers.filter((answer) => answer.sha === sha);
  const of = (verdict: Answer['verdict']) => own.filter((answer) => answer.verdict === verdict).length;
  const total = own.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return {
    good: of('good'),
    bad: of('bad'),
    skip: of('skip'),
    meanMs: own.length === 0 ? 0 : total / own.length,
  };
}

/** First one run at each end, then repeats in turn, so that noise can be estimated. Pure. */
export function nextAtEnds(live: EndCounts, knownGood: EndCounts): EndsStep {
  for (const [end, counts] of [
    ['live', live],
    ['known-good', knownGood],
  ] as const)
    if (counts.skip >= skipsAllowed && counts.skip > counts.good + counts.bad)
      return { kind: 'cannot-run', end };
  const repeats = repeatsFor(
    (live.meanMs + knownGood.meanMs) / (knownGood.meanMs > 0 && live.meanMs > 0 ? 2 : 1),
  );
  const left = Math.max(0, repeats - ran(live)) + Math.max(0, repeats - ran(knownGood));
  if (live.bad === 0)
    return ran(live) >= repeats ? { kind: 'not-reproduced' } : { kind: 'run', end: 'live', left };
  if (knownGood.good === 0)
    return ran(knownGood) >= repeats
      ? { kind: 'fails-on-known-good' }
      : { kind: 'run', end: 'known-good', left };
  if (left > 0) return { kind: 'run', end: ran(live) <= ran(knownGood) ? 'live' : 'known-good', left };
  const noise = { falseGood: live.good / ran(live), falseBad: knownGood.bad / ran(knownGood) };
  if (1 - noise.falseGood - noise.falseBad < leastDifference)
    return { kind: 'flaky-at-ends', live, knownGood };
  return { kind: 'ready', noise };
}

function ran({ good, bad }: EndCounts): number {
  return good + bad;
}

function repeatsFor(meanMs: number): number {
  const affordable = Math.floor(repeatBudgetMs / (2 * Math.max(1, meanMs)));
  return Math.min(mostRepeats, Math.max(leastRepeats, affordable));
}
