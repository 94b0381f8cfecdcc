import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Repository } from './repository.ts';

export type RevertResult =
  | { readonly kind: 'prepared'; readonly branch: string; readonly commit: string; readonly base: string }
  | { readonly kind: 'conflicts'; readonly files: readonly string[] }
  | { readonly kind: 'nothing-to-revert' }
  | { readonly kind: 'no-identity' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly detail: string };

export interface RevertRequest {
  /** What the revert is put on; the current HEAD where left out. */
  readonly base?: string;
  readonly signal?: AbortSignal | undefined;
}

const branchTries = 50;

/**
 * Makes the revert of a commit on a new branch, in a throw-away worktree: the person's working tree, index and branch
 * are not touched. The worktree is always removed; the branch stays only when the revert was made. Of a merge, the
 * first parent's side is kept.
 */
export async function prepareRevert(
  repository: Repository,
  sha: string,
  { base = 'HEAD', signal }: RevertRequest = {},
): Promise<RevertResult> {
  const resolved = await repository.text(['rev-parse', '--verify', `${base}^{commit}`], { signal });
  const parents = await repository.text(['rev-list', '--parents', '-n', '1', sha, '--'], { signal });
  if (!resolved.ok) return { kind: 'failed', detail: resolved.detail };
  if (!parents.ok) return { kind: 'failed', detail: parents.detail };
  const branch = await freeBranch(repository, sha);
  const root = await mkdtemp(join(tmpdir(), 'sitrep-revert-'));
  const tree = join(root, 'tree');
  const baseSha = resolved.text.trim();
  let kept = false;
  try {
    const added = await repository.stream(['worktree', 'add', '-b', branch, tree, baseSha], { signal });
    if (!added.ok) return signal?.aborted ? { kind: 'cancelled' } : { kind: 'failed', detail: added.stderr };
    const merge = parents.text.trim().split(' ').length > 2;
    const result = await revertIn(repository, { tree, sha, merge, signal });
    if (result.kind !== 'made') return result;
    kept = true;
    return { kind: 'prepared', branch, commit: result.commit, base: baseSha };
  } finally {
    await removeWorktree(repository, tree);
    await rm(root, { recursive: true, force: true });
    if (!kept) await repository.text(['branch', '-D', branch]);
  }
}

async function revertIn(
  repository: Repository,
  work: {
    readonly tree: string;
    readonly sha: string;
    readonly merge: boolean;
    readonly signal: AbortSignal | undefined;
  },
): Promise<Exclude<RevertResult, { kind: 'prepared' }> | { readonly kind: 'made'; readonly commit: string }> {
  const { tree, sha, merge, signal } = work;
  const reverted = await repository.stream(['revert', '--no-edit', ...(merge ? ['-m', '1'] : []), sha], {
    cwd: tree,
    signal,
  });
  if (reverted.ok) {
    const head = await repository.text(['rev-parse', 'HEAD'], { cwd: tree });
    return head.ok ? { kind: 'made', commit: head.text.trim() } : { kind: 'failed', detail: head.detail };
  }
  if (signal?.aborted) return { kind: 'cancelled' };
  const said = `${reverted.stderr}\n${reverted.stdout.toString('utf8')}`;
  if (/Please tell me who you are|empty ident|unable to auto-detect email/i.test(said))
    return { kind: 'no-identity' };
  const unmerged = await repository.text(['diff', '--name-only', '--diff-filter=U', '-z'], { cwd: tree });
  const files = unmerged.ok ? [...new Set(unmerged.text.split('\0').filter((path) => path !== ''))] : [];
  if (files.length > 0) return { kind: 'conflicts', files };
  if (/nothing to commit|is now empty|nothing added to commit/i.test(said))
    return { kind: 'nothing-to-revert' };
  return { kind: 'failed', detail: said.trim() };
}

async function freeBranch(repository: Repository, sha: string): Promise<string> {
  const name = `revert-${sha.slice(0, 10)}`;
  for (let i = 1; i <= branchTries; i++) {
    const branch = i === 1 ? name : `${name}-${i}`;
    if (!(await repository.text(['rev-parse', '-q', '--verify', `refs/heads/${branch}`])).ok) return branch;
  }
  return `${name}-${process.pid}`;
}

/** Takes away one worktree and its entry, whatever state it is in; others are left alone. */
async function removeWorktree(repository: Repository, tree: string): Promise<void> {
  const entry = await readFile(join(tree, '.git'), 'utf8').then(
    (text) => /^gitdir: (.+)$/m.exec(text)?.[1],
    () => undefined,
  );
  await repository.text(['worktree', 'remove', '--force', '--force', tree]);
  await rm(tree, { recursive: true, force: true });
  if (entry?.startsWith(join(repository.commonDir, 'worktrees')) === true)
    await rm(entry, { recursive: true, force: true });
}
