import type { CandidateCommit } from '../candidates/candidate.ts';
import type { RankingEvidence, Reading, Signal } from '../ranking/evidence.ts';
import { steadySignals } from '../ranking/signals.ts';

/**
 * Memoizes what signals say between the rankings of one search. Only signals that look at candidates, their messages and
 * paths are kept ({@link steadySignals}), and only while the candidates are the same objects: often the first ranking
 * and the final one have the same.
 */
export class SignalCache {
  private candidates: readonly CandidateCommit[] = [];
  private readonly steady = new Map<Signal, readonly Reading[]>();

  of(signal: Signal, evidence: RankingEvidence): readonly Reading[] {
    if (!steadySignals.has(signal)) return signal(evidence);
    if (!areSame(this.candidates, evidence.candidates)) this.steady.clear();
    this.candidates = evidence.candidates;
    const readings = this.steady.get(signal) ?? signal(evidence);
    this.steady.set(signal, readings);
    return readings;
  }
}

function areSame(some: readonly CandidateCommit[], others: readonly CandidateCommit[]): boolean {
  return some.length === others.length && some.every((candidate, i) => candidate === others[i]);
}
