import { realpath } from 'node:fs/promises';
import * as nodePath from 'node:path';

/**
 * Whether a path is a folder or lies in it. git writes `/` on every system, and Windows takes `C:\A` for `c:\a`.
 */
export function isWithin(path: string, folder: string, lib: nodePath.PlatformPath = nodePath): boolean {
  const way = lib.relative(folder, path);
  return way === '' || (!lib.isAbsolute(way) && way.split(lib.sep)[0] !== '..');
}

/** The path without links; as it was given where there is nothing. */
export async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
