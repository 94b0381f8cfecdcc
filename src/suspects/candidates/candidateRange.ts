import type { Deploy, GitUnavailable } from '../../git/history.ts';
import type { CommitGraph } from '../../git/graph.ts';
import type { GitAnswer, Repository } from '../../git/repository.ts';

/** Candidates of one repository, at most. The weights were learned on cases of 20 to 500 (test/eval/suspects/train.ts). */
export const candidateLimit = 500;
/** Commits shown that were not live, at most: enough to see that they are ruled out. */
export const notLiveLimit = 50;
/** Merges whose own changes are looked for, the newest; judged, since git takes long to compare one with all its parents. */
export const mergeLimit = 300;

/** How far back a slow burn is looked for before the last good deploy, ms: the fortnight from which the weights were learned. */
export const lookBackMs = 14 * 24 * 3_600_000;

/** Where candidates are looked for: the newest commits of some revisions. */
export type CandidateRange = DeployRange | MainRange;

interface CommonRange {
  /** As `git log` takes them. */
  readonly revisions: readonly string[];
  /** What was live. */
  readonly tip: string;
  /** Commits whose diffs are worth reading before the candidates are listed, the newest. */
  readonly prefetchLimit: number;
  /** Whether its merges are worth it as well, the newest {@link mergeLimit}. */
  readonly prefetchMerges: boolean;
  /** Where the history before the candidates ends, and how many of its commits may be candidates themselves. */
  readonly before: { readonly revision: string; readonly overlap: number };
}

/** What went live by the deploys of the environment. */
export interface DeployRange extends CommonRange {
  readonly kind: 'deploys';
  readonly live: Deploy;
  readonly lastGood: Deploy | undefined;
  /** Deploys of the range, oldest first. */
  readonly inRange: readonly Deploy[];
  /** The commits that they put live. */
  readonly tips: readonly string[];
}

/** Nothing marks deploys: the main branch stands for what was live. */
export interface MainRange extends CommonRange {
  readonly kind: 'main';
  /** The branch, as people call it and as git does. */
  readonly branch: { readonly name: string; readonly ref: string };
}

/** The merges of a graph, newest first. */
export function mergesOf(graph: CommitGraph | undefined): readonly string[] {
  return graph === undefined
    ? []
    : graph.order.filter((sha) => (graph.nodes.get(sha)?.parents.length ?? 0) > 1);
}

/** Number of commits without merges, where more than {@link candidateLimit} were read. */
export async function countIfCut(
  repository: Repository,
  read: number,
  {
    revisions,
    graph,
    signal,
  }: {
    readonly revisions: readonly string[];
    /** Of those revisions, as far as it was read. */
    readonly graph: CommitGraph | undefined;
    readonly signal: AbortSignal | undefined;
  },
): Promise<number | undefined> {
  if (read <= candidateLimit) return undefined;
  if (graph?.complete === true) return graph.order.length - mergesOf(graph).length;
  const count = await repository.text(['rev-list', '--count', '--no-merges', ...revisions, '--'], { signal });
  return count.ok ? Number(count.text) : undefined;
}

export function unavailable(answer: GitAnswer & { ok: false }): GitUnavailable {
  return answer.why === 'no-git' ? { kind: 'no-git' } : { kind: 'failed', detail: answer.detail };
}
