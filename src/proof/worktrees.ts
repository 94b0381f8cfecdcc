import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { basename, join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { endMarked } from './marked.ts';

const prefix = 'sitrep-proof-';
const ownerSuffix = '.owner';

export type AddedWorktree =
  { readonly folder: string } | { readonly failed: string } | { readonly cancelled: true };

/**
 * Checks a commit out into a new folder under `root`. Neither the person's working tree nor a branch is touched.
 * A file beside the folder names the process that owns it, so that a later `sweepWorktrees` can tell what a crash left.
 */
export async function addWorktree(
  repository: Repository,
  {
    root,
    sha,
    signal,
  }: { readonly root: string; readonly sha: string; readonly signal?: AbortSignal | undefined },
): Promise<AddedWorktree> {
  await mkdir(root, { recursive: true });
  const folder = await mkdtemp(join(root, prefix));
  await writeFile(folder + ownerSuffix, `${process.pid} ${await bootId()}\n`);
  // Waits for git to end where it is cancelled: one that lives on would add the worktree after it was removed.
  const added = await repository.stream(
    ['worktree', 'add', '--detach', '--quiet', '--force', folder, sha],
    // A partial clone gets the files that the commit needs from its remote, like every checkout.
    { signal, online: repository.partial },
  );
  if (added.ok) return { folder };
  await removeWorktree(repository, folder);
  return added.ended === 'cancelled' ? { cancelled: true } : { failed: added.stderr };
}

/** Ends what still runs in a worktree and removes it, its entry in the repository included. */
export async function removeWorktree(repository: Repository, folder: string): Promise<void> {
  await endMarked(basename(folder));
  await repository.text(['worktree', 'remove', '--force', '--force', folder]);
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  // An entry can be left where git was ended while it made the worktree; without its folder it is removed alone.
  if (await isListed(repository, folder))
    await repository.text(['worktree', 'remove', '--force', '--force', folder]);
  await rm(folder + ownerSuffix, { force: true });
}

/**
 * Removes a repository's worktrees under `root` whose owner is gone, and ends what still runs in them.
 *
 * @returns the folders removed
 */
export async function sweepWorktrees(
  repository: Repository,
  { root, now }: { readonly root: string; readonly now: () => number },
): Promise<string[]> {
  const names = await readdir(root).catch(() => []);
  const folders = new Set(
    names.filter((name) => name.startsWith(prefix)).map((name) => join(root, name.replace(/\.owner$/u, ''))),
  );
  const removed: string[] = [];
  for (const folder of folders) {
    if ((await hasOwner(folder, now())) || (await isOfAnother(repository, folder))) continue;
    await removeWorktree(repository, folder);
    removed.push(folder);
  }
  return removed;
}

/** Whether a worktree belongs to another repository; one that was never finished belongs to any. */
async function isOfAnother({ commonDir }: Repository, folder: string): Promise<boolean> {
  const link = await readFile(join(folder, '.git'), 'utf8').catch(() => '');
  const entry = /^gitdir: (.+)$/m.exec(link)?.[1];
  return entry !== undefined && !entry.startsWith(join(commonDir, 'worktrees'));
}

/** Whether the process that made a worktree lives. Process ids start anew with the machine. */
async function hasOwner(folder: string, now: number): Promise<boolean> {
  try {
    const file = folder + ownerSuffix;
    const [pid, boot = ''] = (await readFile(file, 'utf8')).trim().split(' ');
    const isOfThisBoot =
      boot === '' ? (await stat(file)).mtimeMs >= now - uptime() * 1000 : boot === (await bootId());
    if (!isOfThisBoot || !/^[1-9]\d*$/.test(pid ?? '')) return false;
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Names the time since the machine was started, whatever its clock says; empty except on Linux, which alone tells. */
async function bootId(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim();
}

async function isListed(repository: Repository, folder: string): Promise<boolean> {
  const listed = await repository.text(['worktree', 'list', '--porcelain', '-z']);
  return (
    listed.ok &&
    listed.text
      .split('\0')
      .some((line) => line.startsWith('worktree ') && basename(line) === basename(folder))
  );
}
