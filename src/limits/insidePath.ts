import { lstat, realpath } from 'node:fs/promises';
import * as system from 'node:path';

/**
 * Whether `path` is `root` or lies below it, by their names alone; both absolute. `on` says whose rules count: Windows
 * compares without case and knows drives and shares.
 */
export function isWithin(root: string, path: string, on: system.PlatformPath = system): boolean {
  const between = on.relative(root, path);
  return between !== '..' && !between.startsWith(`..${on.sep}`) && !on.isAbsolute(between);
}

/**
 * Whether what stands or would be made at `path` lies in `root`, links followed: what of `path` exists counts by its real
 * path, so that nothing is made behind a link first. A link whose target is missing leads nowhere, and so outside.
 * @throws the system's error where `root` doesn't exist or something can't be looked at.
 */
export async function leadsInside(root: string, path: string): Promise<boolean> {
  const home = await realpath(root);
  for (let nearest = path; ; nearest = system.dirname(nearest)) {
    const real = await realPathOf(nearest);
    if (real === 'dangling') return false;
    if (real !== 'missing') return isWithin(home, real.path);
  }
}

async function realPathOf(path: string): Promise<{ readonly path: string } | 'missing' | 'dangling'> {
  try {
    return { path: await realpath(path) };
  } catch (error) {
    if (!isMissing(error)) throw error;
    return lstat(path).then(
      () => 'dangling',
      () => 'missing',
    );
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ELOOP');
}
