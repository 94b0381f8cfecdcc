import type { Commit, Deploy, GitUnavailable } from '../../git/history.ts';
import type { CommitWithFiles } from '../../git/log.ts';
import type { Repository } from '../../git/repository.ts';
import { cutoffOf, type SuspectQuery } from '../suspect.ts';
import type { CandidateCommit } from './candidate.ts';
import type { CandidateRange } from './candidateRange.ts';
import { deployRange, listBetweenDeploys } from './deployCandidates.ts';
import { whatWasLive } from './live.ts';
import { listOnMain, mainRange } from './mainCandidates.ts';

/** The commits that may be to blame, before they are ranked. */
export interface Candidates {
  /** Newest first; merges are not among them. */
  readonly candidates: readonly CandidateCommit[];
  /** Those of them whose files are not known yet. */
  readonly unlisted: readonly string[];
  /** The newest merges of the same range: only their diffs tell whether they changed anything themselves. */
  readonly merges: readonly string[];
  /** Those of the merges that were listed with their messages. */
  readonly listedMerges: ReadonlyMap<string, Commit>;
  /** Makes a candidate of one of those merges. */
  readonly place: (entry: CommitWithFiles) => CandidateCommit;
  readonly live: Deploy | undefined;
  readonly lastGood: Deploy | undefined;
  /** Name of the main branch where it stands for what was live. */
  readonly assumedLive: string | undefined;
  /** Number of commits in the range where not all of them are candidates. */
  readonly cutFrom: number | undefined;
}

/** Where to look: between deploys where they are marked, else on the main branch. */
export async function findRange(
  repository: Repository,
  query: SuspectQuery,
  deploys: readonly Deploy[],
  signal?: AbortSignal,
): Promise<CandidateRange> {
  const history = whatWasLive(deploys, query.environment, cutoffOf(query));
  return deployRange(history) ?? (await mainRange(repository, query, signal));
}

/** The commits of a range, and what came later, ruled out. `deploys` are those of every environment. */
export function listCandidates(
  repository: Repository,
  query: SuspectQuery,
  request: {
    readonly range: CandidateRange;
    readonly deploys: readonly Deploy[];
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Candidates | { readonly unavailable: GitUnavailable }> {
  const { range, deploys, signal } = request;
  return range.kind === 'deploys'
    ? listBetweenDeploys(repository, query, { range, deploys, signal })
    : listOnMain(repository, query, { range, signal });
}
