import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** ms after which a claim is let go of, whatever became of its promise. */
const longestKept = 90 * 86_400_000;

/**
 * Claims the one notification of a promise for this window, over all windows of this machine,
 * by creating a file that only one can create. True for the window that may notify.
 */
export async function claimNotification(globalRoot: string, promiseId: string): Promise<boolean> {
  await mkdir(claims(globalRoot), { recursive: true });
  try {
    const file = await open(claimOf(globalRoot, promiseId), 'wx');
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Lets go of the claims of promises that nobody waits for any more. */
export async function releaseNotifications(globalRoot: string, promiseIds: readonly string[]): Promise<void> {
  await Promise.all(promiseIds.map((id) => rm(claimOf(globalRoot, id), { force: true })));
}

/** Lets go of claims whose incident this machine may not have any more. `now` in ms since the epoch. */
export async function releaseOldNotifications(globalRoot: string, now: number): Promise<void> {
  const names = await readdir(claims(globalRoot)).catch(() => []);
  for (const name of names) {
    const claim = join(claims(globalRoot), name);
    const claimed = await stat(claim).catch(() => undefined);
    if (claimed !== undefined && now - claimed.mtimeMs > longestKept) await rm(claim, { force: true });
  }
}

function claims(globalRoot: string): string {
  return join(globalRoot, 'notified');
}

function claimOf(globalRoot: string, promiseId: string): string {
  return join(claims(globalRoot), promiseId.replace(/[^\w-]/g, '_'));
}
