import type { Candidate, Evidence, Reading, Signal } from './evidence.ts';
import { steadySignals } from './signals.ts';

/** What signals say in the rankings of one query: the first and the final one often have the same candidates. */
export class Readings {
  private candidates: readonly Candidate[] = [];
  private readonly steady = new Map<Signal, readonly Reading[]>();

  of(signal: Signal, evidence: Evidence): readonly Reading[] {
    if (!steadySignals.has(signal)) return signal(evidence);
    if (!areSame(this.candidates, evidence.candidates)) this.steady.clear();
    this.candidates = evidence.candidates;
    const readings = this.steady.get(signal) ?? signal(evidence);
    this.steady.set(signal, readings);
    return readings;
  }
}

function areSame(some: readonly Candidate[], others: readonly Candidate[]): boolean {
  return some.length === others.length && some.every((candidate, i) => candidate === others[i]);
}
