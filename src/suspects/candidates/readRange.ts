import type { Commit, GitUnavailable } from '../../git/history.ts';
import { graphOf, readGraph, type CommitGraph } from '../../git/graph.ts';
import { readCommits, type CommitWithFiles } from '../../git/log.ts';
import type { Repository } from '../../git/repository.ts';
import { candidateLimit, unavailable } from './candidateRange.ts';

/** Commits and merges listed by one process: a range of the usual length needs no other. */
const listedAtOnce = 1200;

export interface RangeRead {
  /** Newest first, merges not among them; one more than are ranked, where there are more. Without their files. */
  readonly commits: readonly CommitWithFiles[];
  /** The merges among the newest {@link listedAtOnce}. */
  readonly merges: readonly Commit[];
  /** Undefined where git could not tell it. */
  readonly graph: CommitGraph | undefined;
}

/** The commits, the merges and the graph of some revisions. */
export async function readRange(
  repository: Repository,
  revisions: readonly string[],
  signal?: AbortSignal,
): Promise<RangeRead | { readonly unavailable: GitUnavailable }> {
  const request = { revisions, signal, files: false };
  const listed = await readCommits(repository, { ...request, limit: listedAtOnce, merges: true });
  if (!('commits' in listed)) return { unavailable: unavailable(listed) };
  const all = listed.commits.map(({ commit }) => commit);
  const isMerge = ({ parents }: Commit): boolean => parents.length > 1;
  const merges = all.filter(isMerge);
  const plain = listed.commits.filter(({ commit }) => !isMerge(commit)).slice(0, candidateLimit + 1);
  if (listed.commits.length < listedAtOnce) return { commits: plain, merges, graph: graphOf(all) };
  const [graph, further] = await Promise.all([
    readGraph(repository, revisions, { signal }),
    plain.length > candidateLimit
      ? { commits: plain }
      : readCommits(repository, { ...request, limit: candidateLimit + 1 }),
  ]);
  if (!('commits' in further)) return { unavailable: unavailable(further) };
  return { commits: further.commits, merges, graph };
}
