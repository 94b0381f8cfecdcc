import { access, constants, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { leadsInside } from '../limits/insidePath.ts';
import { readBoundedText } from '../limits/readBounded.ts';

export interface StorePlace {
  /** Folder of the incidents; it need not exist yet. */
  readonly root: string;
  readonly kind: 'repository' | 'global';
  /** Folder that holds `.git`, where one was found, even a broken one. */
  readonly worktree?: string;
  /** The repository's common git directory. */
  readonly gitDir?: string;
  /** Why a `.git` that was found can't be used; the store is then the global one. */
  readonly problem?: 'broken-git' | 'read-only' | 'outside';
}

/** Largest gitfile or `commondir`, in bytes: both are one path, and no system takes a longer one. */
const largestLink = 65_536;

/**
 * Where the incidents of a folder live: `<git common dir>/sitrep` in a repository, shared by its worktrees, else
 * `globalRoot`. Reads `.git` and `commondir` as gitrepository-layout(5) describes them and starts no process.
 */
export async function locateStore(folder: string | undefined, globalRoot: string): Promise<StorePlace> {
  const worktree = folder === undefined ? undefined : await findWorktree(resolve(folder));
  if (worktree === undefined) return { root: globalRoot, kind: 'global' };
  const gitDir = await commonDir(join(worktree, '.git'));
  if (gitDir === undefined) return { root: globalRoot, kind: 'global', worktree, problem: 'broken-git' };
  if (!(await isWritable(gitDir))) {
    return { root: globalRoot, kind: 'global', worktree, gitDir, problem: 'read-only' };
  }
  const root = join(gitDir, 'sitrep');
  // A repository that came as an archive may bring a link there.
  if (!(await leadsInside(gitDir, root))) {
    return { root: globalRoot, kind: 'global', worktree, gitDir, problem: 'outside' };
  }
  return { root, kind: 'repository', worktree, gitDir };
}

/** The nearest folder upwards whose `.git` is a file or a git directory (git passes over an empty `.git` folder). */
async function findWorktree(folder: string): Promise<string | undefined> {
  for (let current = folder; ; current = dirname(current)) {
    const path = join(current, '.git');
    const entry = await stat(path).catch(() => undefined);
    if (entry?.isFile() === true) return current;
    if (entry?.isDirectory() === true && (await isGitDir(path))) return current;
    if (dirname(current) === current) return undefined;
  }
}

async function commonDir(dotGit: string): Promise<string | undefined> {
  const gitDir = await linkedDir(dotGit);
  if (gitDir === undefined) return undefined;
  const link = await readBoundedText(join(gitDir, 'commondir'), { maxBytes: largestLink });
  if (link?.includes('\0') === true) return undefined;
  const common = link === undefined ? gitDir : resolve(gitDir, link.trimEnd());
  return (await isGitDir(common)) ? common : undefined;
}

/** Follows the `gitdir: <path>` of a worktree or submodule. */
async function linkedDir(dotGit: string): Promise<string | undefined> {
  const entry = await stat(dotGit).catch(() => undefined);
  if (entry?.isFile() !== true) return dotGit;
  const text = (await readBoundedText(dotGit, { maxBytes: largestLink })) ?? '';
  const path = /^gitdir: (.+)$/.exec(text.trimEnd())?.[1];
  return path === undefined || path.includes('\0') ? undefined : resolve(dirname(dotGit), path);
}

/** HEAD and objects: what makes git take a directory for a repository. */
async function isGitDir(path: string): Promise<boolean> {
  const objects = await stat(join(path, 'objects')).catch(() => undefined);
  const head = await stat(join(path, 'HEAD')).catch(() => undefined);
  return objects?.isDirectory() === true && head !== undefined;
}

async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}
