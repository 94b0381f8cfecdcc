import type { CommitWithFiles } from '../../git/log.ts';
import type { Onset, RuledOut, SuspectQuery } from '../suspect.ts';
import type { CandidateCommit } from './candidate.ts';

/** Why a commit is ruled out that was not live at the cutoff. */
export function notLive({ start }: Onset): RuledOut {
  return start === undefined ? 'not-live-at-report' : 'not-live-at-start';
}

/** Why a commit is ruled out that was rolled back before the cutoff. */
export function rolledBack({ start }: Onset): RuledOut {
  return start === undefined ? 'rolled-back-before-report' : 'rolled-back-before';
}

/** What a person said about a commit goes before what was found. */
export function ruling(
  query: Pick<SuspectQuery, 'judged'>,
  entry: CommitWithFiles,
  found: RuledOut | undefined,
): RuledOut | undefined {
  return query.judged.get(entry.commit.sha) === 'cleared' ? 'cleared' : found;
}

/** A commit that was not live at the cutoff, as a candidate. */
export function outside(query: SuspectQuery, entry: CommitWithFiles): CandidateCommit {
  return {
    ...entry,
    deploy: undefined,
    wentLive: undefined,
    deploysBefore: undefined,
    landed: entry.commit.committedAt,
    ruledOut: ruling(query, entry, notLive(query)),
  };
}
