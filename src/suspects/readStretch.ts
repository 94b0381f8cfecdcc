import type { GitUnavailable } from '../git/history.ts';
import { graphOf, readGraph, type CommitGraph } from '../git/graph.ts';
import { readCommits, type CommitsRead, type CommitWithFiles } from '../git/log.ts';
import type { Repository } from '../git/repository.ts';
import { candidateLimit, mergeLimit, unavailable } from './stretch.ts';

/** Commits and merges listed by one process: a stretch of the usual length needs no other. */
const listedAtOnce = 1200;

export interface StretchRead {
  /** Newest first, merges not among them; one more than are ranked, where there are more. */
  readonly commits: readonly CommitWithFiles[];
  readonly merges: CommitsRead;
  /** Undefined where git could not tell it. */
  readonly graph: CommitGraph | undefined;
}

/** The commits, the merges and the graph of some revisions. */
export async function readStretch(
  repository: Repository,
  revisions: readonly string[],
  signal?: AbortSignal,
): Promise<StretchRead | { readonly unavailable: GitUnavailable }> {
  const request = { revisions, signal };
  const listed = await readCommits(repository, { ...request, limit: listedAtOnce, merges: true });
  if (!('commits' in listed)) return { unavailable: unavailable(listed) };
  const isMerge = ({ commit }: CommitWithFiles) => commit.parents.length > 1;
  const merges = { ...listed, commits: listed.commits.filter(isMerge).slice(0, mergeLimit) };
  const plain = listed.commits.filter((entry) => !isMerge(entry)).slice(0, candidateLimit + 1);
  if (listed.commits.length < listedAtOnce)
    return { commits: plain, merges, graph: graphOf(listed.commits.map(({ commit }) => commit)) };
  const [graph, further] = await Promise.all([
    readGraph(repository, revisions, { signal }),
    plain.length > candidateLimit
      ? { commits: plain }
      : readCommits(repository, { ...request, limit: candidateLimit + 1 }),
  ]);
  if (!('commits' in further)) return { unavailable: unavailable(further) };
  return { commits: further.commits, merges, graph };
}
