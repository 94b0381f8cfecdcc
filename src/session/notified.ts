import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Claims the one notification of a promise for this window, over all windows of this machine,
 * by creating a file that only one can create. True for the window that may notify.
 */
export async function claimNotification(globalRoot: string, promiseId: string): Promise<boolean> {
  const folder = join(globalRoot, 'notified');
  await mkdir(folder, { recursive: true });
  try {
    const file = await open(join(folder, promiseId.replace(/[^\w-]/g, '_')), 'wx');
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
