import type { Repository } from './repository.ts';
import { plainDiff } from './safety.ts';

export type ChangeStatus = 'added' | 'deleted' | 'modified' | 'renamed' | 'type-changed';

export interface ChangedFile {
  readonly status: ChangeStatus;
  /** Relative to the top of the repository, with `/`. */
  readonly path: string;
  /** Where it was before, for a rename. */
  readonly oldPath: string | undefined;
}

const statuses: Readonly<Record<string, ChangeStatus>> = {
  A: 'added',
  C: 'added',
  D: 'deleted',
  M: 'modified',
  R: 'renamed',
  T: 'type-changed',
};

/**
 * Files that differ between `before` (the first parent where left out; nothing for a first commit) and `after`.
 * Submodules are left out. Empty where git can't say.
 */
export async function changedFiles(
  repository: Repository,
  after: string,
  before?: string,
  signal?: AbortSignal,
): Promise<readonly ChangedFile[]> {
  const range =
    before === undefined ? ['--root', '--no-commit-id', '-m', '--first-parent', after] : [before, after];
  const result = await repository.stream(
    ['diff-tree', '-r', '-z', '-M', '--name-status', '--ignore-submodules=all', ...plainDiff, ...range, '--'],
    { ...(signal === undefined ? {} : { signal }), maxBytes: 16 * 1024 * 1024 },
  );
  return result.ok ? parseNameStatus(result.stdout.toString('utf8')) : [];
}

/** Reads `--name-status -z`: status, then one path, or two for renames and copies, each ended by NUL. */
export function parseNameStatus(text: string): readonly ChangedFile[] {
  const fields = text.split('\0');
  const files: ChangedFile[] = [];
  for (let index = 0; index < fields.length;) {
    const letter = fields[index++]?.[0] ?? '';
    const status = statuses[letter];
    const first = fields[index++];
    if (status === undefined || first === undefined) continue;
    const second = letter === 'R' || letter === 'C' ? fields[index++] : undefined;
    files.push({ status, path: second ?? first, oldPath: letter === 'R' ? first : undefined });
  }
  return files;
}

/** Bytes of a file in a commit, at most `maxBytes`; undefined where it isn't there. */
export async function fileAt(
  repository: Repository,
  sha: string,
  path: string,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const result = await repository.stream(['cat-file', 'blob', `${sha}:${path}`], { maxBytes });
  return result.ok || result.ended === 'truncated' ? result.stdout : undefined;
}
