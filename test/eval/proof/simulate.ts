import type { Answer, Verdict } from '../../../src/proof/posterior.ts';
import { CommitRange } from '../../../src/proof/range.ts';
import { nextStep } from '../../../src/proof/search.ts';
import type { Prepared } from './cases.ts';

/** Answers for a commit: bad where the culprit is in its history, wrong as often as `flaky` says. */
export type Oracle = (sha: string) => Exclude<Verdict, 'skip'>;

export interface Outcome {
  readonly runs: number;
  readonly found: string | undefined;
}

/** A random number generator with a seed (mulberry32), so that figures can be had again. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function oracleOf(prepared: Prepared, flaky: number, random: () => number): Oracle {
  const range = new CommitRange(prepared.commits);
  const culprit = range.indexOf(prepared.culprit) ?? -1;
  return (sha) => {
    const index = range.indexOf(sha);
    const bad = index !== undefined && range.contains(index, culprit);
    return bad !== random() < flaky ? 'bad' : 'good';
  };
}

/** Our search. The repeats at the two ends teach it the noise and aren't counted; everything else is. */
export function ours(prepared: Prepared, oracle: Oracle, repeats: number): Outcome {
  const range = new CommitRange(prepared.commits);
  const prior = new Map(prepared.prior);
  const ends = Array.from({ length: repeats }, () => [prepared.bad, prepared.good]).flat();
  const answers: Answer[] = ends.map((sha) => ({ sha, verdict: oracle(sha) }));
  for (let runs = 0; ; runs++) {
    const step = nextStep({ range, prior, answers });
    if (step.kind === 'found') return { runs, found: step.culprit.sha };
    if (step.kind === 'undecided') return { runs, found: undefined };
    answers.push({ sha: step.sha, verdict: oracle(step.sha) });
  }
}
