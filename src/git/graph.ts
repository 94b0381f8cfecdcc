import type { Commit } from './history.ts';
import type { Repository } from './repository.ts';

/** Parents and time of commits, newest first. Times are ms since the epoch (UTC). */
export interface CommitGraph {
  readonly order: readonly string[];
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** False where the range may have more commits than were read. */
  readonly complete: boolean;
}

export interface GraphNode {
  readonly parents: readonly string[];
  readonly committedAt: number;
}

export const graphLimit = 20_000;

/** Reads the graph of a range, at most {@link graphLimit} commits; undefined where git could not answer. */
export async function readGraph(
  repository: Repository,
  revisions: readonly string[],
  { limit = graphLimit, signal }: { readonly limit?: number; readonly signal?: AbortSignal | undefined } = {},
): Promise<CommitGraph | undefined> {
  const answer = await repository.promptly(
    ['log', '-n', String(limit), '--format=%H %ct %P', ...revisions, '--'],
    { signal },
  );
  if (!answer.ok) return undefined;
  const order: string[] = [];
  const nodes = new Map<string, GraphNode>();
  for (const line of answer.text.split('\n')) {
    if (line === '') continue;
    const [sha = '', seconds = '0', ...parents] = line.split(' ');
    order.push(sha);
    nodes.set(sha, {
      parents: parents.filter((parent) => parent !== ''),
      committedAt: Number(seconds) * 1000,
    });
  }
  return { order, nodes, complete: order.length < limit };
}

/** The graph of a whole range whose commits were read, newest first. */
export function graphOf(commits: readonly Commit[]): CommitGraph {
  return {
    order: commits.map(({ sha }) => sha),
    nodes: new Map(commits.map(({ sha, parents, committedAt }) => [sha, { parents, committedAt }])),
    complete: true,
  };
}

/** Marks everything reachable from a commit that `seen` does not hold yet, and returns it. */
export function reach(graph: CommitGraph, from: string, seen: Set<string> = new Set<string>()): string[] {
  const fresh: string[] = [];
  const stack = [from];
  for (let sha = stack.pop(); sha !== undefined; sha = stack.pop()) {
    const node = graph.nodes.get(sha);
    if (node === undefined || seen.has(sha)) continue;
    seen.add(sha);
    fresh.push(sha);
    stack.push(...node.parents);
  }
  return fresh;
}

/**
 * When each commit came onto the first-parent line of `tip`: the time of the merge that brought it, or its own.
 * An old commit merged yesterday landed yesterday.
 */
export function landedAt(graph: CommitGraph, tip: string): Map<string, number> {
  const line: string[] = [];
  for (let sha: string | undefined = tip; sha !== undefined; sha = graph.nodes.get(sha)?.parents[0]) {
    if (!graph.nodes.has(sha)) break;
    line.push(sha);
  }
  const landed = new Map<string, number>();
  const seen = new Set<string>();
  for (const sha of line.reverse()) {
    const at = graph.nodes.get(sha)?.committedAt ?? 0;
    for (const fresh of reach(graph, sha, seen)) landed.set(fresh, at);
  }
  return landed;
}
