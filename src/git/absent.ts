import { fileAt } from './changes.ts';
import { isPersonal } from './safe/configList.ts';
import type { Repository } from './repository.ts';

/** What the files of a commit need and a fresh worktree does not have: tests may fail for it alone. */
export interface Absent {
  /** Paths of submodules: they are not checked out. */
  readonly submodules: readonly string[];
  /** Filters such as `lfs` or `git-crypt` that the person has not set up for all repositories: files stand as stored. */
  readonly filters: readonly string[];
  /** Only some folders are checked out. */
  readonly isSparse: boolean;
}

const mostBytes = 256 * 1024;

export async function absentFrom(repository: Repository, sha: string): Promise<Absent> {
  const [modules, attributes] = await Promise.all(
    ['.gitmodules', '.gitattributes'].map((path) => textAt(repository, sha, path)),
  );
  const named = [...(attributes ?? '').matchAll(/\sfilter=(\S+)/g)].map(([, name = '']) => name);
  return {
    submodules: [...(modules ?? '').matchAll(/^[ \t]*path[ \t]*=[ \t]*(\S.*)$/gm)].map(
      ([, path = '']) => path,
    ),
    filters: [...new Set(named)].filter((name) => !isSetUp(repository, name)),
    isSparse: repository.setting('core.sparsecheckout') === 'true',
  };
}

function isSetUp({ config }: Repository, filter: string): boolean {
  return config.some(
    (entry) =>
      isPersonal(entry) && new Set([`filter.${filter}.smudge`, `filter.${filter}.process`]).has(entry.key),
  );
}

async function textAt(repository: Repository, sha: string, path: string): Promise<string> {
  const file = await fileAt(repository, sha, path, mostBytes);
  return 'content' in file ? file.content.toString('utf8') : '';
}
