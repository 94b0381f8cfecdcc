import type { Commit, Deploy, GitUnavailable } from '../git/history.ts';
import type { CommitGraph } from '../git/graph.ts';
import type { CommitWithFiles } from '../git/log.ts';
import type { GitAnswer, Repository } from '../git/repository.ts';
import type { Candidate } from './evidence.ts';
import type { Onset, RuledOut, SuspectQuery } from './suspect.ts';

export const candidateLimit = 500;
export const notLiveLimit = 50;
/** Merges whose own changes are looked for, the newest. */
export const mergeLimit = 300;

/** How far back a slow burn is looked for before the last good deploy, ms. */
export const lookBackMs = 14 * 24 * 3_600_000;

/** Where candidates are looked for: the newest commits of some revisions. */
export interface Range {
  readonly revisions: readonly string[];
  readonly limit: number;
  /** Whether merges belong to it as well, the newest {@link mergeLimit}. */
  readonly merges: boolean;
  /** What was live. */
  readonly tip: string;
  /** Where the history before the candidates ends, and how many of its commits may be candidates themselves. */
  readonly before: { readonly revision: string; readonly overlap: number };
}

export interface Gathering {
  readonly signal?: AbortSignal | undefined;
  /** Called as soon as it is known where candidates are looked for. */
  readonly onRange?: ((range: Range) => void) | undefined;
}

/** The commits that may be to blame, before they are ranked. */
export interface Candidates {
  /** Newest first; merges are not among them. */
  readonly candidates: readonly Candidate[];
  /** Those of them whose files are not known yet. */
  readonly unlisted: readonly string[];
  /** The newest merges of the same stretch: only their diffs tell whether they changed anything themselves. */
  readonly merges: Promise<readonly Commit[]>;
  /** Makes a candidate of one of those merges. */
  readonly place: (entry: CommitWithFiles) => Candidate;
  readonly live: Deploy | undefined;
  readonly lastGood: Deploy | undefined;
  readonly assumedLive: string | undefined;
  readonly cutFrom: number | undefined;
}

/** The merges of a graph, newest first. */
export function mergesOf(graph: CommitGraph | undefined): readonly string[] {
  return graph === undefined
    ? []
    : graph.order.filter((sha) => (graph.nodes.get(sha)?.parents.length ?? 0) > 1);
}

export function ruling(
  query: Pick<SuspectQuery, 'judged'>,
  entry: CommitWithFiles,
  found: RuledOut | undefined,
): RuledOut | undefined {
  return query.judged.get(entry.commit.sha) === 'cleared' ? 'cleared' : found;
}

/** Why a commit is ruled out that was not live at the cutoff. */
export function notLive({ start }: Onset): RuledOut {
  return start === undefined ? 'not-live-at-report' : 'not-live-at-start';
}

/** Why a commit is ruled out that was rolled back before the cutoff. */
export function rolledBack({ start }: Onset): RuledOut {
  return start === undefined ? 'rolled-back-before-report' : 'rolled-back-before';
}

/** A commit that was not live at the cutoff. */
export function outside(query: SuspectQuery, entry: CommitWithFiles): Candidate {
  return {
    ...entry,
    deploy: undefined,
    wentLive: undefined,
    deploysBefore: undefined,
    landed: entry.commit.committedAt,
    ruledOut: ruling(query, entry, notLive(query)),
  };
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
