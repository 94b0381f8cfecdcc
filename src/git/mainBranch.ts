import { remoteName } from './remotes.ts';
import type { Repository } from './repository.ts';

/** Names of the branch that a team delivers from, the commonest first. */
const usual = ['main', 'master', 'trunk', 'develop', 'dev', 'production', 'prod'];
/** Names that one branch goes by before and after a rename; the others of {@link usual} stand side by side with them. */
const renamed = new Set(['main', 'master', 'trunk']);

export interface MainBranch {
  readonly ref: string;
  readonly name: string;
  /** The commit that it stands at; undefined where that takes another question. */
  readonly sha: string | undefined;
}

interface Branch {
  readonly ref: string;
  /** Where a symbolic ref points; empty for a branch. */
  readonly target: string;
  readonly sha: string;
  /** Seconds since the epoch (UTC). */
  readonly committed: number;
}

/**
 * The main branch: the remote's default, else the first of the usual names, else the remote's only branch, else HEAD.
 * The remote's before a local one. A clone keeps the default that it was made with: where that was renamed since, the
 * newer one is taken.
 */
export async function mainBranch(repository: Repository, signal?: AbortSignal): Promise<MainBranch> {
  const remote = `refs/remotes/${remoteName(repository) ?? 'origin'}`;
  const likely = usual.flatMap((name) => [`${remote}/${name}`, `refs/heads/${name}`]);
  const branches = await readBranches(repository, [`${remote}/HEAD`, ...likely], signal);
  const byRef = new Map(branches.map((branch) => [branch.ref, branch]));
  const head = byRef.get(byRef.get(`${remote}/HEAD`)?.target ?? '') ?? byRef.get(`${remote}/HEAD`);
  if (head !== undefined && head.target !== '')
    return { ref: head.target, name: short(head.target), sha: head.sha };
  const first = likely.flatMap((ref) => byRef.get(ref) ?? [])[0];
  const chosen =
    head === undefined
      ? (first ?? (await onlyBranch(repository, remote, signal)))
      : ((await renamedTo(repository, head, { remote, byRef, signal })) ?? head);
  if (chosen === undefined) return { ref: 'HEAD', name: 'HEAD', sha: undefined };
  return { ref: chosen.ref, name: short(chosen.ref), sha: chosen.sha };
}

async function readBranches(
  repository: Repository,
  patterns: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly Branch[]> {
  const format = '--format=%(refname)%00%(symref)%00%(objectname)%00%(committerdate:unix)';
  const answer = await repository.promptly(['for-each-ref', format, ...patterns], { signal });
  if (!answer.ok) return [];
  return answer.text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [ref = '', target = '', sha = '', committed = ''] = line.split('\0');
      return { ref, target, sha, committed: Number(committed) };
    });
}

/** The branch under another of the {@link renamed} names that went on from the one that the clone takes for the default. */
async function renamedTo(
  repository: Repository,
  head: Branch,
  {
    remote,
    byRef,
    signal,
  }: {
    readonly remote: string;
    readonly byRef: ReadonlyMap<string, Branch>;
    readonly signal: AbortSignal | undefined;
  },
): Promise<Branch | undefined> {
  if (!renamed.has(head.ref.slice(remote.length + 1))) return undefined;
  for (const name of renamed) {
    const other = byRef.get(`${remote}/${name}`);
    if (other === undefined || other.committed <= head.committed) continue;
    const goesOn = await repository.promptly(['merge-base', '--is-ancestor', head.sha, other.sha], {
      signal,
    });
    if (goesOn.ok) return other;
  }
  return undefined;
}

async function onlyBranch(
  repository: Repository,
  remote: string,
  signal: AbortSignal | undefined,
): Promise<Branch | undefined> {
  const all = await readBranches(repository, ['--count=2', `${remote}/`], signal);
  return all.length === 1 ? all[0] : undefined;
}

function short(ref: string): string {
  return ref.replace(/^refs\/(?:heads|remotes)\//, '');
}
