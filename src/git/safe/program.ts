import { existsSync } from 'node:fs';
import { win32 } from 'node:path';

/**
 * The git to start. On Windows it is looked up here: a program named without its folder is searched in the current
 * folder first, and that is the repository, which may hold a `git.exe` of its own.
 */
export function gitProgram(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = existsSync,
): string {
  if (platform !== 'win32') return 'git';
  const path = Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
  const folders = path.split(win32.delimiter).map((folder) => folder.replace(/^"(.*)"$/, '$1'));
  // `\tools` is absolute to Node and relative to the drive of the current folder.
  const isRooted = (folder: string): boolean => /^(?:[a-z]:[\\/]|\\\\)/i.test(folder);
  const found = folders
    .filter(isRooted)
    .map((folder) => win32.join(folder, 'git.exe'))
    .find(exists);
  // Nothing that can be started: the answer is then that there is no git.
  return found ?? String.raw`C:\nowhere\git.exe`;
}
