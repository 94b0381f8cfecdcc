import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';

export interface Leftovers {
  readonly repository: Repository;
  /** The folder that proofs were given for their worktrees. */
  readonly worktrees: string;
  readonly now: () => number;
}

/** Removes the worktrees of proofs whose process is gone, and ends what still runs in them. */
export async function sweepProofs({ repository, worktrees, now }: Leftovers): Promise<void> {
  const { sweepWorktrees } = await import('../proof/worktrees.ts');
  await sweepWorktrees(repository, { root: join(worktrees, 'proof'), now });
}
