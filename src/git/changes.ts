import type { GitAnswer, Repository } from './repository.ts';

export interface ChangedFile {
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed' | 'copied' | 'type-changed';
  readonly path: string;
  /** Where it was before, for a rename or a copy. */
  readonly oldPath: string | undefined;
  readonly binary: boolean;
  /** Not a file but a submodule's commit. */
  readonly submodule: boolean;
}

export type ChangedFiles =
  | { readonly files: readonly ChangedFile[]; readonly parent: string | undefined }
  | { readonly failed: (GitAnswer & { ok: false })['why']; readonly detail: string };

const statuses: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'deleted',
  R: 'renamed',
  C: 'copied',
  T: 'type-changed',
};

/** All files a commit changed against its first parent, renames found; a root commit adds everything. */
export async function changedFiles(
  repository: Repository,
  sha: string,
  signal?: AbortSignal,
): Promise<ChangedFiles> {
  const parents = await repository.text(['rev-parse', `${sha}^@`], { signal });
  const parent = parents.ok ? parents.text.split('\n')[0] || undefined : undefined;
  return changedBetween(repository, parent, sha, signal);
}

/** All files that differ from `before` to `after`, renames found; without `before` everything is added. */
export async function changedBetween(
  repository: Repository,
  before: string | undefined,
  after: string,
  signal?: AbortSignal,
): Promise<ChangedFiles> {
  const read = (options: readonly string[]) =>
    repository.text(
      [
        ...['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-commit-id'],
        ...options,
        ...(before === undefined ? ['--root', after] : [before, after]),
        '--',
      ],
      { signal },
    );
  let answer = await read(['-M', '-l400', '--numstat']);
  // A clone without the files' contents still knows which files there were.
  if (!answer.ok && answer.why === 'missing-object') answer = await read(['--no-renames']);
  if (!answer.ok) return { failed: answer.why, detail: answer.detail };
  return { files: parseChanges(answer.text), parent: before };
}

/** Reads `--raw --numstat -z`: first an entry a file with its status, then one with its line counts, `-` for a binary. */
export function parseChanges(text: string): ChangedFile[] {
  const tokens = text.split('\0');
  const files: { -readonly [K in keyof ChangedFile]: ChangedFile[K] }[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    if (token.startsWith(':')) {
      const letter = / ([A-Z])\d*$/.exec(token)?.[1] ?? 'M';
      const moved = letter === 'R' || letter === 'C';
      const first = tokens[++i] ?? '';
      files.push({
        status: statuses[letter] ?? 'modified',
        path: moved ? (tokens[++i] ?? '') : first,
        oldPath: moved ? first : undefined,
        binary: false,
        submodule: /^:160000|^:\d+ 160000/.test(token),
      });
    } else if (token.startsWith('-\t-\t')) {
      const named = token.slice(4);
      const path = named === '' ? tokens[i + 2] : named;
      const file = files.find((candidate) => candidate.path === path);
      if (file !== undefined) file.binary = true;
    }
  }
  return files;
}

/** The commit that a submodule is pinned to in a commit; undefined where the path is none. */
export async function submoduleAt(
  repository: Repository,
  sha: string,
  path: string,
): Promise<string | undefined> {
  const entry = await repository.text(['ls-tree', '-z', sha, '--', path]);
  return entry.ok ? /^160000 commit ([0-9a-f]{40,64})\t/.exec(entry.text)?.[1] : undefined;
}

export type FileAt =
  | { readonly content: Buffer; readonly truncated: boolean }
  | { readonly absent: 'no-such-file' | 'missing-object' | 'not-a-file' | 'failed' };

/** A file as it was in a commit, at most `maxBytes` of it. */
export async function fileAt(
  repository: Repository,
  sha: string,
  path: string,
  maxBytes: number,
): Promise<FileAt> {
  const result = await repository.stream(['cat-file', 'blob', `${sha}:${path}`], { maxBytes });
  if (result.ok || result.ended === 'truncated')
    return { content: result.stdout, truncated: result.ended === 'truncated' };
  if (/does not exist in|exists on disk, but not in|invalid object name/i.test(result.stderr))
    return { absent: 'no-such-file' };
  // The commit of a submodule is not among the objects of the repository around it.
  if (/bad file|not a blob|expected .*blob/i.test(result.stderr)) return { absent: 'not-a-file' };
  return { absent: result.missingObject ? 'missing-object' : 'failed' };
}
