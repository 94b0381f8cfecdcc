import { tmpdir } from 'node:os';
import { readShallow } from './edge.ts';
import { onlineIfPartial } from './remotes.ts';
import type { Repository } from './repository.ts';
import { addThrowaway, removeThrowaway, sweepThrowaways } from './throwaway.ts';

export type RevertResult =
  | { readonly kind: 'prepared'; readonly branch: string; readonly commit: string; readonly base: string }
  | { readonly kind: 'conflicts'; readonly files: readonly string[] }
  | { readonly kind: 'nothing-to-revert' }
  | { readonly kind: 'no-identity' }
  /** The clone is shallow and ends at this commit: what was before it is unknown. */
  | { readonly kind: 'at-edge' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly detail: string };

export interface RevertRequest {
  /** What the revert is put on; the current HEAD where left out. */
  readonly base?: string;
  readonly signal?: AbortSignal | undefined;
  /** ms since the epoch (UTC). */
  readonly now?: () => number;
}

const branchTries = 50;
const place = { root: tmpdir(), prefix: 'sitrep-revert-' };

/**
 * Makes the revert of a commit on a new branch, in a throw-away worktree: the person's working tree, index and branch
 * are not touched. The branch is made last, so that whatever ends this leaves none without its revert. Of a merge, the
 * first parent's side is kept.
 */
export async function prepareRevert(
  repository: Repository,
  sha: string,
  { base = 'HEAD', signal, now = Date.now }: RevertRequest = {},
): Promise<RevertResult> {
  await sweepThrowaways(repository, { ...place, now });
  const [resolved, parents, edge] = await Promise.all([
    repository.text(['rev-parse', '--verify', '--end-of-options', `${base}^{commit}`], { signal }),
    repository.text(['rev-list', '--parents', '-n', '1', '--end-of-options', sha, '--'], { signal }),
    readShallow(repository),
  ]);
  if (!resolved.ok) return failure(resolved.detail, signal);
  if (!parents.ok) return failure(parents.detail, signal);
  const [full = sha, ...before] = parents.text.trim().split(' ');
  if (edge.has(full)) return { kind: 'at-edge' };
  const baseSha = resolved.text.trim();
  const added = await addThrowaway(repository, { ...place, sha: baseSha, signal });
  if ('cancelled' in added) return { kind: 'cancelled' };
  if ('failed' in added) return failure(added.failed, signal);
  try {
    const result = await revertIn(added.worktree, { sha: full, merge: before.length > 1, signal });
    if (result.kind !== 'made') return result;
    const branch = await makeBranch(repository, full, result.commit);
    if (branch === undefined) return { kind: 'failed', detail: 'no branch' };
    return { kind: 'prepared', branch, commit: result.commit, base: baseSha };
  } finally {
    await removeThrowaway(repository, added.folder);
  }
}

async function revertIn(
  worktree: Repository,
  work: { readonly sha: string; readonly merge: boolean; readonly signal: AbortSignal | undefined },
): Promise<Exclude<RevertResult, { kind: 'prepared' }> | { readonly kind: 'made'; readonly commit: string }> {
  const { sha, merge, signal } = work;
  const reverted = await worktree.stream(['revert', '--no-edit', ...(merge ? ['-m', '1'] : []), sha], {
    signal,
    // A revert compares files of three commits, and a partial clone may have none of them yet.
    ...(await onlineIfPartial(worktree, signal)),
  });
  if (reverted.ok) {
    const head = await worktree.text(['rev-parse', 'HEAD']);
    return head.ok ? { kind: 'made', commit: head.text.trim() } : { kind: 'failed', detail: head.detail };
  }
  if (signal?.aborted) return { kind: 'cancelled' };
  const said = `${reverted.stderr}\n${reverted.stdout.toString('utf8')}`;
  if (/Please tell me who you are|empty ident|unable to auto-detect email/i.test(said))
    return { kind: 'no-identity' };
  const unmerged = await worktree.text(['diff', '--name-only', '--diff-filter=U', '-z']);
  const files = unmerged.ok ? [...new Set(unmerged.text.split('\0').filter((path) => path !== ''))] : [];
  if (files.length > 0) return { kind: 'conflicts', files };
  if (/nothing to commit|is now empty|nothing added to commit/i.test(said))
    return { kind: 'nothing-to-revert' };
  return { kind: 'failed', detail: said.trim() };
}

/** The first free name of `revert-<sha>`, `revert-<sha>-2` and so on. git refuses one that exists. */
async function makeBranch(repository: Repository, sha: string, commit: string): Promise<string | undefined> {
  for (let i = 1; i <= branchTries; i++) {
    const branch = `revert-${sha.slice(0, 10)}${i === 1 ? '' : `-${i}`}`;
    if ((await repository.text(['branch', '--no-track', branch, commit])).ok) return branch;
  }
  return undefined;
}

function failure(detail: string, signal: AbortSignal | undefined): RevertResult {
  return signal?.aborted === true ? { kind: 'cancelled' } : { kind: 'failed', detail };
}
