import { basename, relative, sep } from 'node:path';
import type { ChangedFiles, FileAt } from '../git/changes.ts';
import type { Absent } from '../git/absent.ts';
import type { FetchRequest, FetchResult } from '../git/fetch.ts';
import type { GitUnavailable } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import type { RevertResult } from '../git/revert.ts';
import type { Home } from './openStores.ts';

/** Bytes of a file that is shown; the rest is cut. */
const longestFile = 5 * 1024 * 1024;

/** A repository of the window. */
export interface WindowRepository {
  /** Absolute, as it was found: what commands and documents name it by. */
  readonly folder: string;
  /** Told apart from the others of the window. */
  readonly name: string;
  readonly repository: Repository;
}

export interface RepositoriesDeps {
  readonly isTrusted: () => boolean;
  /** Folders of the window's homes. */
  readonly folders: () => readonly string[];
  readonly teamRemotes: TeamRemotes;
}

/** Which remote the person said is the team's, by the repository's common directory. Kept outside of repositories. */
export interface TeamRemotes {
  get(commonDir: string): string | undefined;
  set(commonDir: string, remote: string): PromiseLike<void>;
}

/** What fetching all repositories of an incident gave. */
export interface FetchAll {
  readonly outcome: FetchResult;
  /** Tags that the remotes moved, by folder of the repository. */
  readonly moved: readonly { readonly folder: string; readonly tags: readonly string[] }[];
  readonly inTheWay: readonly string[];
}

/** The repositories of a window, and what git says and does in one of them. Nothing runs where the window isn't trusted. */
export class Repositories {
  constructor(private readonly deps: RepositoriesDeps) {}

  /** The repository of a home; undefined where git can't answer. */
  async of(home: Home, signal?: AbortSignal): Promise<Repository | undefined> {
    return home.folder === undefined ? undefined : this.open(home.folder, signal);
  }

  /**
   * All that an incident may have its cause in, each once: the home's own, the window's others, and those nested below
   * them. Where there is none, why.
   */
  async all(
    home: Home,
    signal?: AbortSignal,
  ): Promise<{ readonly places: readonly WindowRepository[] } | { readonly unavailable: GitUnavailable }> {
    const [{ openRepository }, folders] = await Promise.all([
      import('../git/repository.ts'),
      this.find(home.folder),
    ]);
    const trusted = this.deps.isTrusted();
    const opened = await Promise.all(
      folders.map(async (folder) => ({ folder, ...(await openRepository(folder, { trusted, signal })) })),
    );
    const places = new Map<string, WindowRepository>();
    for (const one of opened) {
      if (!('repository' in one) || places.has(one.repository.commonDir)) continue;
      const { folder, repository } = one;
      const name = nameOf(folder, home.folder);
      places.set(repository.commonDir, { folder, name, repository: this.known(repository) });
    }
    const [first] = opened;
    if (places.size > 0 || first === undefined) return { places: [...places.values()] };
    return 'unavailable' in first ? { unavailable: first.unavailable } : { places: [] };
  }

  /** Whether a folder is one of the window's repositories: anybody can make an address that names another. */
  async isKnown(folder: string): Promise<boolean> {
    return this.deps.folders().includes(folder) || (await this.find(undefined)).includes(folder);
  }

  async open(folder: string, signal?: AbortSignal): Promise<Repository | undefined> {
    const { openRepository } = await import('../git/repository.ts');
    const opened = await openRepository(folder, { trusted: this.deps.isTrusted(), signal });
    return 'repository' in opened ? this.known(opened.repository) : undefined;
  }

  /** Sha of the commit that a folder has checked out; undefined where git can't say. */
  async headOf(folder: string | undefined): Promise<string | undefined> {
    const repository = folder === undefined ? undefined : await this.open(folder);
    const head = await repository?.text(['rev-parse', 'HEAD']);
    return head?.ok === true ? head.text.trim() : undefined;
  }

  /** Files that differ between two commits, or that a first commit holds. */
  async changes(folder: string, before: string | undefined, after: string): Promise<ChangedFiles> {
    const repository = await this.open(folder);
    if (repository === undefined) return { failed: 'no-git', detail: '' };
    const { changedBetween } = await import('../git/changes.ts');
    return changedBetween(repository, before, after);
  }

  /** A file as it was in a commit, or the commit of a submodule. */
  async fileAt(folder: string, sha: string, path: string): Promise<FileAt | { readonly submodule: string }> {
    const repository = await this.open(folder);
    if (repository === undefined) return { absent: 'failed' };
    const { fileAt, submoduleAt } = await import('../git/changes.ts');
    const file = await fileAt(repository, sha, path, longestFile);
    if ('content' in file || file.absent === 'no-such-file') return file;
    const submodule = await submoduleAt(repository, sha, path);
    return submodule === undefined ? file : { submodule };
  }

  async forgeUrl(remote: string | undefined, sha: string): Promise<string | undefined> {
    const { commitUrl } = await import('../git/forge.ts');
    return remote === undefined ? undefined : commitUrl(remote, sha);
  }

  /** Fetches every repository that an incident may have its cause in; what went wrong, where something did. */
  async fetch(home: Home, signal: AbortSignal): Promise<FetchAll> {
    const none = { moved: [], inTheWay: [] };
    const found = await this.all(home, signal);
    if ('unavailable' in found || found.places.length === 0)
      return { outcome: { kind: 'no-git', detail: '' }, ...none };
    const { fetchRemote } = await import('../git/fetch.ts');
    const results = await Promise.all(
      found.places.map(async ({ folder, repository }) => ({
        folder,
        result: await fetchRemote(repository, { signal }),
      })),
    );
    const asked = results.map(({ result }) => result).filter(({ kind }) => kind !== 'no-remote');
    const outcome = asked.find(({ kind }) => kind !== 'fetched') ?? asked[0];
    const fetched = results.flatMap(({ folder, result }) =>
      result.kind === 'fetched' ? [{ folder, ...result }] : [],
    );
    return {
      outcome: outcome ?? { kind: 'no-remote', detail: '' },
      moved: fetched.flatMap(({ folder, movedTags: tags }) => (tags.length > 0 ? [{ folder, tags }] : [])),
      inTheWay: fetched.flatMap(({ inTheWay }) => inTheWay),
    };
  }

  /** Takes some tags as the remote has them, or more of the history of a shallow clone. */
  async fetchMore(
    folder: string,
    wanted: Pick<FetchRequest, 'takeTags' | 'deepen'>,
    signal: AbortSignal,
  ): Promise<FetchResult> {
    const repository = await this.open(folder, signal);
    if (repository === undefined) return { kind: 'no-git', detail: '' };
    const { fetchRemote } = await import('../git/fetch.ts');
    return fetchRemote(repository, { ...wanted, signal });
  }

  /** Remotes of a home's repository by name, with their addresses, and the one that is taken for the team's. */
  async remotes(
    home: Home,
    signal: AbortSignal,
  ): Promise<{ readonly chosen: string | undefined; readonly addresses: ReadonlyMap<string, string> }> {
    const repository = await this.of(home, signal);
    if (repository === undefined) return { chosen: undefined, addresses: new Map() };
    const { addressesOf, remoteNames, withoutCredentials } = await import('../git/remotes.ts');
    const addresses = new Map<string, string>();
    for (const name of remoteNames(repository)) {
      const [address] = await addressesOf(repository, name, { push: true, signal });
      if (address !== undefined) addresses.set(name, withoutCredentials(address));
    }
    return { chosen: repository.teamRemote, addresses };
  }

  async chooseRemote(home: Home, remote: string): Promise<void> {
    const repository = await this.of(home);
    if (repository !== undefined) await this.deps.teamRemotes.set(repository.commonDir, remote);
  }

  /** What a worktree of its own lacks: see {@link absentFrom}. */
  async absent(folder: string, sha: string): Promise<Absent | undefined> {
    const repository = await this.open(folder);
    const { absentFrom } = await import('../git/absent.ts');
    return repository && absentFrom(repository, sha);
  }

  /** Makes the revert of a commit on a branch of its own; the working tree is never touched. */
  async prepareRevert(folder: string, sha: string, signal: AbortSignal): Promise<RevertResult> {
    const repository = await this.open(folder, signal);
    if (repository === undefined) return { kind: 'failed', detail: 'no repository' };
    const { prepareRevert } = await import('../git/revert.ts');
    return prepareRevert(repository, sha, { signal });
  }

  private known(repository: Repository): Repository {
    return repository.withTeamRemote(this.deps.teamRemotes.get(repository.commonDir));
  }

  /** Folders to ask git about, `own` first even where it holds no repository: git says why. */
  private async find(own: string | undefined): Promise<readonly string[]> {
    const roots = [...new Set([...(own === undefined ? [] : [own]), ...this.deps.folders()])];
    if (!this.deps.isTrusted()) return roots.slice(0, 1);
    const { findRepositories } = await import('../git/findRepositories.ts');
    return [...new Set([...(own === undefined ? [] : [own]), ...(await findRepositories(roots))])];
  }
}

/** A nested repository by its path, another one by its name. */
function nameOf(folder: string, own: string | undefined): string {
  const path = own === undefined ? '..' : relative(own, folder);
  return path === '' || path.startsWith('..') ? basename(folder) : path.split(sep).join('/');
}
