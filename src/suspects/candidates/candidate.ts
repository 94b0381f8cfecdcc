import type { Commit, Deploy } from '../../git/history.ts';
import type { FileChange } from '../../git/log.ts';
import type { RuledOut } from '../suspect.ts';

/** A commit of the range, before it is ranked. */
export interface CandidateCommit {
  readonly commit: Commit;
  readonly files: readonly FileChange[];
  /** When it first went live before the cutoff, ms UTC; undefined where it never did or nothing marks deploys. */
  readonly wentLive: number | undefined;
  /** The deploy that brought it. */
  readonly deploy: Deploy | undefined;
  /** How many deploys before the one live at the cutoff that was; 0 for that very one. */
  readonly deploysBefore: number | undefined;
  /** When it came onto the main line, ms UTC. */
  readonly landed: number;
  readonly ruledOut: RuledOut | undefined;
}

/** Those that are not ruled out. */
export function openCandidates(candidates: readonly CandidateCommit[]): readonly CandidateCommit[] {
  return candidates.filter(({ ruledOut }) => ruledOut === undefined);
}
