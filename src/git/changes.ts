import { readShallow } from './edge.ts';
import { onlineIfPartial } from './remotes.ts';
import type { GitAnswer, Repository, StreamResult } from './repository.ts';

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
  | {
      /** `at-edge`: the commit at which a shallow clone ends, whose parent is not here. */
      readonly failed: (GitAnswer & { ok: false })['why'] | 'at-edge';
      readonly detail: string;
    };

const statuses: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'deleted',
  R: 'renamed',
  C: 'copied',
  T: 'type-changed',
};

/** All files that differ from `before` to `after`, renames found; of a commit without a parent everything is added. */
export async function changedBetween(
  repository: Repository,
  before: string | undefined,
  after: string,
  signal?: AbortSignal,
): Promise<ChangedFiles> {
  // git takes the commit at which a shallow clone ends for one without a parent, and shows all of its files as added.
  if (before === undefined && (await readShallow(repository)).has(after))
    return { failed: 'at-edge', detail: '' };
  const call = { ...(await onlineIfPartial(repository, signal)), signal };
  const read = (options: readonly string[]) =>
    repository.text(
      [
        ...['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-commit-id'],
        ...options,
        ...(before === undefined ? ['--root', after] : [before, after]),
        '--',
      ],
      call,
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
  const files = new Map<string, { -readonly [K in keyof ChangedFile]: ChangedFile[K] }>();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    if (token.startsWith(':')) {
      const letter = / ([A-Z])\d*$/.exec(token)?.[1] ?? 'M';
      const moved = letter === 'R' || letter === 'C';
      const first = tokens[++i] ?? '';
      const path = moved ? (tokens[++i] ?? '') : first;
      files.set(path, {
        status: statuses[letter] ?? 'modified',
        path,
        oldPath: moved ? first : undefined,
        binary: false,
        submodule: /^:160000|^:\d+ 160000/.test(token),
      });
    } else if (token.startsWith('-\t-\t')) {
      const named = token.slice(4);
      const file = files.get(named === '' ? (tokens[i + 2] ?? '') : named);
      if (file !== undefined) file.binary = true;
    }
  }
  return [...files.values()];
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

/** A file as it was in a commit, at most `maxBytes` of it. A partial clone gets it from its remote. */
export async function fileAt(
  repository: Repository,
  sha: string,
  path: string,
  maxBytes: number,
): Promise<FileAt> {
  const result = await repository.stream(['cat-file', 'blob', `${sha}:${path}`], {
    ...(await onlineIfPartial(repository)),
    maxBytes,
  });
  if (result.ok || result.ended === 'truncated')
    return { content: result.stdout, truncated: result.ended === 'truncated' };
  if (/does not exist in|exists on disk, but not in|invalid object name/i.test(result.stderr))
    return { absent: 'no-such-file' };
  return { absent: await whyUnread(repository, sha, path, result) };
}

/**
 * Versions of git word it differently, and call a missing file "bad" like a folder. So the tree is asked what stands
 * there. The commit of a submodule is not among the objects of the repository around it.
 */
async function whyUnread(
  repository: Repository,
  sha: string,
  path: string,
  result: StreamResult,
): Promise<'missing-object' | 'not-a-file' | 'failed'> {
  const entry = await repository.promptly(['ls-tree', '-z', sha, '--', path]);
  if (entry.ok && /^\d+ (?:tree|commit) /.test(entry.text)) return 'not-a-file';
  const isMissing = result.missingObject || /bad file/i.test(result.stderr);
  return isMissing && result.ended === 'exited' ? 'missing-object' : 'failed';
}
