import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { basename, join } from 'node:path';
import { isWithin } from '../limits/insidePath.ts';
import { realPath } from '../limits/realPath.ts';
import { onlineIfPartial } from './remotes.ts';
import { locateRepository, type Repository } from './repository.ts';

const ownerSuffix = '.owner';

/** Where throw-away worktrees lie, and what their names begin with. */
export interface ThrowawayPlace {
  readonly root: string;
  readonly prefix: string;
}

export type AddedWorktree =
  | {
      readonly folder: string;
      /** The worktree as a repository, with the configuration that git uses there. */
      readonly worktree: Repository;
    }
  | { readonly failed: string }
  | { readonly cancelled: true };

/**
 * Checks a commit out into a new folder under `root`. Neither the person's working tree nor a branch is touched.
 * A file beside the folder names the process that owns it, so that a later {@link sweepThrowaways} can tell what a
 * crash left.
 */
export async function addThrowaway(
  repository: Repository,
  {
    root,
    prefix,
    sha,
    signal,
  }: ThrowawayPlace & { readonly sha: string; readonly signal?: AbortSignal | undefined },
): Promise<AddedWorktree> {
  await mkdir(root, { recursive: true });
  const folder = await mkdtemp(join(root, prefix));
  await writeFile(folder + ownerSuffix, `${process.pid} ${await bootId()}\n`);
  const added = await checkOut(repository, folder, { sha, signal });
  if (!('worktree' in added)) await removeThrowaway(repository, folder);
  return added;
}

/**
 * The files are written in a second step: an `include` of the configuration can hold for this worktree alone, and what
 * it names is known only when the worktree is there.
 */
async function checkOut(
  repository: Repository,
  folder: string,
  { sha, signal }: { readonly sha: string; readonly signal: AbortSignal | undefined },
): Promise<AddedWorktree> {
  // Waits for git to end where it is cancelled: one that lives on would add the worktree after it was removed.
  const added = await repository.stream(
    ['worktree', 'add', '--detach', '--no-checkout', '--quiet', '--force', folder, sha],
    { signal },
  );
  if (!added.ok) return added.ended === 'cancelled' ? { cancelled: true } : { failed: added.stderr };
  const opened = await locateRepository(folder, signal);
  if (signal?.aborted) return { cancelled: true };
  if (!('repository' in opened)) return { failed: JSON.stringify(opened.unavailable) };
  const worktree = opened.repository;
  const filled = await worktree.stream(['reset', '--hard', '--quiet', '--no-recurse-submodules'], {
    signal,
    // A partial clone gets the files that the commit needs from its remote, like every checkout.
    ...(await onlineIfPartial(worktree, signal)),
  });
  if (filled.ok) return { folder, worktree };
  return filled.ended === 'cancelled' ? { cancelled: true } : { failed: filled.stderr };
}

/** Removes a worktree and its entry in the repository, whatever state it is in; others are left alone. */
export async function removeThrowaway(repository: Repository, folder: string): Promise<void> {
  await repository.text(['worktree', 'remove', '--force', '--force', folder]);
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  // An entry can be left where git was ended while it made the worktree; without its folder it is removed alone.
  if (await isListed(repository, folder))
    await repository.text(['worktree', 'remove', '--force', '--force', folder]);
  await rm(folder + ownerSuffix, { force: true });
}

/**
 * Removes a repository's throw-away worktrees whose owner is gone.
 *
 * @param now ms since the epoch (UTC)
 * @returns the folders removed
 */
export async function sweepThrowaways(
  repository: Repository,
  {
    root,
    prefix,
    now,
    remove = removeThrowaway,
  }: ThrowawayPlace & { readonly now: () => number; readonly remove?: typeof removeThrowaway },
): Promise<string[]> {
  const names = await readdir(root).catch(() => []);
  const folders = new Set(
    names.filter((name) => name.startsWith(prefix)).map((name) => join(root, name.replace(/\.owner$/u, ''))),
  );
  const removed: string[] = [];
  for (const folder of folders) {
    if ((await hasOwner(folder, now())) || (await isOfAnother(repository, folder))) continue;
    await remove(repository, folder);
    removed.push(folder);
  }
  return removed;
}

/** Whether a worktree belongs to another repository; one that was never finished belongs to any. */
async function isOfAnother({ commonDir }: Repository, folder: string): Promise<boolean> {
  const link = await readFile(join(folder, '.git'), 'utf8').catch(() => '');
  const entry = /^gitdir: (.+)$/m.exec(link)?.[1];
  return entry !== undefined && !isWithin(await realPath(commonDir), await realPath(entry));
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
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
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
