import { createHash } from 'node:crypto';
import { addressesOf, online, packProgram, remoteName, withoutCredentials } from '../git/remotes.ts';
import type { Setting } from '../git/safe/overrides.ts';
import type { Repository } from '../git/repository.ts';
import { failureOf, type BranchAnswer } from './storeBranchTree.ts';

/** The branch of the remote on which a team keeps its incidents. There is no local branch, and it is never checked out. */
export const storeBranch = 'refs/heads/sitrep/incidents';

const timeoutMs = 180_000;

/** Where the team's incidents are kept. */
export interface StoreRemote {
  readonly name: string;
  /** Every address that a push reaches, without user and password. */
  readonly addresses: readonly string[];
  /** Tells this clone and where it pushes to from all others. */
  readonly key: string;
  /** Prefix of what this clone remembers about these addresses. */
  readonly refs: string;
  /** What git starts at the other side of a fetch and of a push. */
  readonly uploadPack: string;
  readonly receivePack: string;
}

/** What a clone remembers of a remote: `seen` the branch as fetched last, `shared` the last commit taken in or pushed. */
export type Remembered = 'seen' | 'shared';

/** The ordinary remote, as git resolves its addresses; undefined where there is none. */
export async function storeRemote(
  repository: Repository,
  signal?: AbortSignal,
): Promise<StoreRemote | undefined> {
  const name = remoteName(repository);
  if (name === undefined) return undefined;
  const [from, to] = await Promise.all(
    [false, true].map((push) => addressesOf(repository, name, { push, signal })),
  );
  if (from?.[0] === undefined || to?.[0] === undefined) return undefined;
  const fetched = from.slice(0, 1);
  const refsKey = hash([...fetched, ...to]).slice(0, 12);
  return {
    name,
    addresses: to.map(withoutCredentials),
    key: hash([repository.commonDir, ...fetched, ...to]),
    refs: `refs/sitrep/${refsKey}`,
    uploadPack: await packProgram(repository, 'upload-pack', { addresses: fetched, signal }),
    receivePack: await packProgram(repository, 'receive-pack', { addresses: to, signal }),
  };
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** Fetches the branch and gives its commit; undefined where the remote doesn't have it yet. */
export async function fetchStore(
  repository: Repository,
  remote: StoreRemote,
  signal?: AbortSignal,
  attempts = 4,
): Promise<BranchAnswer<string | undefined>> {
  const { name, refs, uploadPack } = remote;
  const call = await online(repository, signal);
  const fetched = await repository.stream(
    [
      'fetch',
      ...['--no-tags', '--no-recurse-submodules', '--no-auto-maintenance', '--no-write-commit-graph'],
      // The clone as a whole was not fetched: what tells when it was stays as it is.
      ...['--no-write-fetch-head', '--refmap=', '--no-filter', `--upload-pack=${uploadPack}`],
      ...['--', name, `+${storeBranch}:${refs}/seen`],
    ],
    { ...call, timeoutMs, signal },
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
  const identity = ['user', 'author', 'committer'].flatMap((role): Setting[] => [
    [`${role}.name`, name],
    [`${role}.email`, email === '' ? noreply : email],
  ]);
  const made = await repository.stream(
    [...['commit-tree', tree], ...(parent === undefined ? [] : ['-p', parent])],
    { stdin: `${message}\n`, settings: [...identity, ['i18n.commitEncoding', 'UTF-8']], signal },
  );
  return made.ok ? { kind: 'ok', value: made.stdout.toString('utf8').trim() } : failureOf(made);
}

/** What a server says when somebody else was faster, in `git push --porcelain`. */
const behind =
  /\[rejected\]|\[remote rejected\] \((?:failed to update ref|incorrect old value|.*cannot lock ref|.*failed to lock|.*already exists)/i;

/** Pushes a commit to the branch, never by force. `behind`: the branch has moved on since it was fetched. */
export async function pushStore(
  repository: Repository,
  { name, receivePack }: StoreRemote,
  { commit, signal }: { readonly commit: string; readonly signal?: AbortSignal | undefined },
): Promise<BranchAnswer<'pushed' | 'behind'>> {
  const call = await online(repository, signal);
  const pushed = await repository.stream(
    [
      ...['push', '--porcelain', '--no-verify', '--no-follow-tags', '--no-signed'],
      ...['--recurse-submodules=no', `--receive-pack=${receivePack}`],
      ...['--', name, `${commit}:${storeBranch}`],
    ],
    { ...call, settings: [...call.settings, ['push.pushOption', '']], timeoutMs, signal },
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
