import { createHash } from 'node:crypto';
import { remoteName, withoutCredentials } from './fetch.ts';
import type { Repository } from './repository.ts';
import { failureOf, type BranchAnswer } from './storeBranchTree.ts';

/** The branch of the remote on which a team keeps its incidents. There is no local branch, and it is never checked out. */
export const storeBranch = 'refs/heads/sitrep/incidents';

const timeoutMs = 180_000;

/** Where the team's incidents are kept. */
export interface StoreRemote {
  readonly name: string;
  /** Where a push goes, without user and password. */
  readonly address: string;
  /** Prefix of what this clone remembers about that address. */
  readonly refs: string;
}

/**
 * What a clone remembers of a remote: `seen` the branch as fetched last, `shared` the last commit that was wholly
 * taken in or pushed, `sent` the last commit pushed from here.
 */
export type Remembered = 'seen' | 'shared' | 'sent';

/** The ordinary remote; undefined where there is none. */
export function storeRemote(repository: Repository): StoreRemote | undefined {
  const name = remoteName(repository);
  if (name === undefined) return undefined;
  const url = repository.setting(`remote.${name}.url`) ?? '';
  const address = repository.setting(`remote.${name}.pushurl`) ?? url;
  const key = createHash('sha256').update(`${url}\n${address}`).digest('hex').slice(0, 12);
  return { name, address: withoutCredentials(address), refs: `refs/sitrep/${key}` };
}

/** Fetches the branch and gives its commit; undefined where the remote doesn't have it yet. */
export async function fetchStore(
  repository: Repository,
  remote: StoreRemote,
  signal?: AbortSignal,
  attempts = 4,
): Promise<BranchAnswer<string | undefined>> {
  const { name, refs } = remote;
  const fetched = await repository.stream(
    [
      'fetch',
      ...['--no-tags', '--no-recurse-submodules', '--no-auto-maintenance', '--no-write-commit-graph'],
      // The clone as a whole was not fetched: what tells when it was stays as it is.
      ...['--no-write-fetch-head', '--refmap=', '--no-filter', '--upload-pack=git-upload-pack'],
      ...['--', name, `+${storeBranch}:${refs}/seen`],
    ],
    { online: true, timeoutMs, signal },
  );
  if (fetched.ok) return { kind: 'ok', value: await recall(repository, remote, 'seen') };
  if (/couldn't find remote ref/i.test(fetched.stderr)) return { kind: 'ok', value: undefined };
  // Another window of this clone fetches at the same moment.
  if (attempts > 1 && /cannot lock ref/i.test(fetched.stderr)) {
    return fetchStore(repository, remote, signal, attempts - 1);
  }
  return failureOf(fetched);
}

export interface StoreCommit {
  readonly tree: string;
  readonly parent: string | undefined;
  readonly message: string;
  readonly author: string;
}

const noreply = 'sitrep@noreply.invalid';

/** Writes a commit and gives its id. The author's mail is git's `user.email`, else one that no mail reaches. */
export async function commitStore(
  repository: Repository,
  { tree, parent, message, author }: StoreCommit,
  signal?: AbortSignal,
): Promise<BranchAnswer<string>> {
  const name = /[\p{L}\p{N}]/u.test(author) ? author : 'Sitrep';
  const email = repository.setting('user.email') ?? '';
  const identity = { name, email: email === '' ? noreply : email };
  const made = await repository.stream(
    [
      ...['user', 'author', 'committer'].flatMap((role) =>
        Object.entries(identity).flatMap(([key, value]) => ['-c', `${role}.${key}=${value}`]),
      ),
      ...['-c', 'i18n.commitEncoding=UTF-8', 'commit-tree', tree],
      ...(parent === undefined ? [] : ['-p', parent]),
    ],
    { stdin: `${message}\n`, signal },
  );
  return made.ok ? { kind: 'ok', value: made.stdout.toString('utf8').trim() } : failureOf(made);
}

/** What a server says when somebody else was faster, in `git push --porcelain`. */
const behind =
  /\[rejected\]|\[remote rejected\] \((?:failed to update ref|incorrect old value|.*cannot lock ref|.*failed to lock|.*already exists)/i;

/** Pushes a commit to the branch, never by force. `behind`: the branch has moved on since it was fetched. */
export async function pushStore(
  repository: Repository,
  { name }: StoreRemote,
  { commit, signal }: { readonly commit: string; readonly signal?: AbortSignal | undefined },
): Promise<BranchAnswer<'pushed' | 'behind'>> {
  const pushed = await repository.stream(
    [
      ...['-c', 'push.pushOption=', 'push', '--porcelain', '--no-verify', '--no-follow-tags', '--no-signed'],
      ...['--recurse-submodules=no', '--receive-pack=git-receive-pack'],
      ...['--', name, `${commit}:${storeBranch}`],
    ],
    { online: true, timeoutMs, signal },
  );
  if (pushed.ok) return { kind: 'ok', value: 'pushed' };
  const answer = pushed.stdout.toString('utf8');
  if (pushed.ended === 'exited' && behind.test(answer)) return { kind: 'ok', value: 'behind' };
  const failure = failureOf(pushed);
  if (failure.kind !== 'failed') return failure;
  const refused = answer.split('\n').filter((line) => line.startsWith('!'));
  return { kind: 'failed', detail: withoutCredentials([failure.detail, ...refused].join('\n').trim()) };
}

/** A commit that this clone remembers; undefined where there is none. */
export async function recall(
  repository: Repository,
  { refs }: Pick<StoreRemote, 'refs'>,
  what: Remembered,
): Promise<string | undefined> {
  const found = await repository.stream(['rev-parse', '-q', '--verify', `${refs}/${what}^{commit}`]);
  return found.ok ? found.stdout.toString('utf8').trim() : undefined;
}

/** What can't be remembered only makes a later union compare with an older commit. */
export async function remember(
  repository: Repository,
  { refs }: Pick<StoreRemote, 'refs'>,
  { what, commit }: { readonly what: Remembered; readonly commit: string },
): Promise<void> {
  await repository.stream(['update-ref', `${refs}/${what}`, commit]);
}
