import { basename } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { addThrowaway, removeThrowaway, sweepThrowaways, type AddedWorktree } from '../git/throwaway.ts';
import { endMarked } from './marked.ts';

const prefix = 'sitrep-proof-';

/** Checks a commit out into a new folder under `root`, which stands until {@link removeWorktree}. */
export function addWorktree(
  repository: Repository,
  request: { readonly root: string; readonly sha: string; readonly signal?: AbortSignal | undefined },
): Promise<AddedWorktree> {
  return addThrowaway(repository, { ...request, prefix });
}

/** Ends what still runs in a worktree and removes it, its entry in the repository included. */
export async function removeWorktree(repository: Repository, folder: string): Promise<void> {
  await endMarked(basename(folder));
  await removeThrowaway(repository, folder);
}

/**
 * Removes a repository's worktrees under `root` whose owner is gone, and ends what still runs in them.
 *
 * @returns the folders removed
 */
export function sweepWorktrees(
  repository: Repository,
  { root, now }: { readonly root: string; readonly now: () => number },
): Promise<string[]> {
  return sweepThrowaways(repository, { root, prefix, now, remove: removeWorktree });
}
