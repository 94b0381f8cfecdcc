import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** ms after which a claim is let go of, whatever became of its promise. */
const longestKept = 90 * 86_400_000;

/** What is told about a promise: that it is nearly due, and that it is overdue. */
export type NotificationStage = 'due-soon' | 'overdue';

const suffixes = ['due-soon', 'overdue', 'silenced'] as const;

/**
 * Claims one notification of a promise for this window, over all windows of this machine, by creating a file that only
 * one can create. True for the window that may notify; false too where a person silenced the promise.
 */
export async function claimNotification(
  globalRoot: string,
  promiseId: string,
  stage: NotificationStage,
): Promise<boolean> {
  await mkdir(claims(globalRoot), { recursive: true });
  if (await exists(claimOf(globalRoot, promiseId, 'silenced'))) return false;
  const file = await create(claimOf(globalRoot, promiseId, stage));
  await file?.close();
  return file !== undefined;
}

/** No window of this machine tells of this promise any more. */
export async function silenceNotifications(globalRoot: string, promiseId: string): Promise<void> {
  await mkdir(claims(globalRoot), { recursive: true });
  const file = await create(claimOf(globalRoot, promiseId, 'silenced'));
  await file?.close();
}

/** Lets go of the claims of promises that nobody waits for any more. */
export async function releaseNotifications(globalRoot: string, promiseIds: readonly string[]): Promise<void> {
  const files = promiseIds.flatMap((id) => suffixes.map((suffix) => claimOf(globalRoot, id, suffix)));
  await Promise.all(files.map((file) => rm(file, { force: true })));
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

/** Undefined where the file is there already. */
async function create(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

function claims(globalRoot: string): string {
  return join(globalRoot, 'notified');
}

function claimOf(globalRoot: string, promiseId: string, suffix: (typeof suffixes)[number]): string {
  return join(claims(globalRoot), `${promiseId.replace(/[^\w-]/g, '_')}.${suffix}`);
}
