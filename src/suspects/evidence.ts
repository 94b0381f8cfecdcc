import type { Commit, Deploy } from '../git/history.ts';
import type { FileChange } from '../git/log.ts';
import type { Frame } from './frames.ts';
import type { Reason, RuledOut, SuspectQuery } from './suspect.ts';

/** A commit of the range, before it is ranked. */
export interface Candidate {
  readonly commit: Commit;
  readonly files: readonly FileChange[];
  /** When it first went live before the start, ms UTC; undefined where it never did or nothing marks deploys. */
  readonly wentLive: number | undefined;
  /** The deploy that brought it, and how many deploys before the one live at the start that was (0: that very one). */
  readonly deploy: Deploy | undefined;
  readonly deploysBefore: number | undefined;
  /** When it came onto the main line, ms UTC. */
  readonly landed: number;
  readonly ruledOut: RuledOut | undefined;
}

/** Everything the signals look at. Candidates are in the order of the history, newest first; none is ruled out. */
export interface Evidence {
  readonly query: SuspectQuery;
  readonly candidates: readonly Candidate[];
  readonly frames: readonly Frame[];
}

/** What one signal says of one candidate: values under the names of the weights, and a sentence for people. */
export interface Reading {
  readonly values: Readonly<Record<string, number>>;
  /** Given the log-odds that the values came to; undefined where there is nothing to say. */
  readonly reason?: (weight: number) => Reason;
}

/** One kind of evidence: a reading per candidate, in the same order. */
export type Signal = (evidence: Evidence) => readonly Reading[];
