import { createHash } from 'node:crypto';
import { access, constants, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { leadsInside } from '../limits/insidePath.ts';
import { readBoundedText } from '../limits/readBounded.ts';

export interface StorePlace {
  /** Folder of the incidents; it need not exist yet. */
  readonly root: string;
  /** `folder`: one folder's own, in the extension's storage. `common`: of windows without a folder. */
  readonly kind: 'repository' | 'folder' | 'common';
  /** Folder that holds `.git`, where one was found, even a broken one. */
  readonly worktree?: string;
  /** The repository's common git directory. */
  readonly gitDir?: string;
  /** Why a `.git` that was found can't be used; the store is then in the extension's storage. */
  readonly problem?: 'broken-git' | 'read-only' | 'outside';
}

/** Largest gitfile or `commondir`, in bytes: both are one path, and no system takes a longer one. */
const largestLink = 65_536;

/**
 * Where the incidents of a folder live: `<git common dir>/sitrep` in a repository, shared by its worktrees, else a place
 * of the folder's own in `storage`, the extension's global storage; without a folder the common one there. Reads `.git`
 * and `commondir` as gitrepository-layout(5) describes them and starts no process.
 */
export async function locateStore(folder: string | undefined, storage: string): Promise<StorePlace> {
  if (folder === undefined) return { root: join(storage, 'incidents'), kind: 'common' };
  const worktree = await worktreeOf(resolve(folder));
  if (worktree === undefined) return folderPlace(folder, storage);
  const gitDir = await commonDir(join(worktree, '.git'));
  if (gitDir === undefined) {
    return { ...(await folderPlace(worktree, storage)), worktree, problem: 'broken-git' };
  }
  if (!(await isWritable(gitDir))) {
    return { ...(await folderPlace(worktree, storage)), worktree, gitDir, problem: 'read-only' };
  }
  const root = join(gitDir, 'sitrep');
  // A repository that came as an archive may bring a link there.
  if (!(await leadsInside(gitDir, root))) {
    return { ...(await folderPlace(worktree, storage)), worktree, gitDir, problem: 'outside' };
  }
  return { root, kind: 'repository', worktree, gitDir };
}

/** Keyed by the real path, so that a folder has one store by whatever name it is opened: 128 bits of its SHA-256. */
async function folderPlace(folder: string, storage: string): Promise<StorePlace> {
  const path = await realpath(folder).catch(() => resolve(folder));
  const key = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return { root: join(storage, 'folders', key), kind: 'folder' };
}

/**
 * The working tree that a folder lies in, by the name that it is opened by. Through a link the folders above are others
 * than those in which git searches: then git's count.
 */
async function worktreeOf(folder: string): Promise<string | undefined> {
  const real = await realpath(folder).catch(() => folder);
  const [named, found] = [await findWorktree(folder), await findWorktree(real)];
  if (named === undefined || found === undefined) return found;
  return (await realpath(named).catch(() => named)) === found ? named : found;
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
  return (await isGitDir(common)) ? realpath(common).catch(() => common) : undefined;
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
