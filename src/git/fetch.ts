import { addressesOf, online, packProgram, remoteName, remoteNames, withoutCredentials } from './remotes.ts';
import type { Repository, StreamResult } from './repository.ts';

export type FetchResult =
  | {
      readonly kind: 'fetched';
      readonly remote: string;
      /** Tags that stand elsewhere at the remote, by name: git keeps the old ones. */
      readonly movedTags: readonly string[];
      /** Branches of the remote that could not be stored, since one of their names is now a folder of another. */
      readonly inTheWay: readonly string[];
    }
  | {
      readonly kind: 'no-remote' | 'no-git' | 'cancelled' | 'timed-out' | 'denied' | 'unreachable' | 'failed';
      readonly detail: string;
    };

/** Milliseconds: three minutes, as a first fetch of a large repository over a slow line takes. */
const timeoutMs = 180_000;
/** Commits that a shallow clone is deepened by: a month of a busy team. */
const deepenBy = 500;

export interface FetchRequest {
  readonly signal?: AbortSignal | undefined;
  /** Tags to be taken from the remote, though they stand elsewhere here. */
  readonly takeTags?: readonly string[];
  /** Gets more of the history of a shallow clone. */
  readonly deepen?: boolean;
}

/**
 * Fetches branches and tags of the team's remote and of the person's own, and with them notes and environment refs that
 * mark deploys. Never asks for a password and never starts a program that the repository names; credential helpers of
 * the person and the system work. Nothing here is overwritten: notes are kept beside those of this clone.
 */
export async function fetchRemote(repository: Repository, request: FetchRequest = {}): Promise<FetchResult> {
  const first = remoteName(repository);
  if (first === undefined) return { kind: 'no-remote', detail: '' };
  const result = await fetchOne(repository, first, request);
  const own = remoteNames(repository).find((name) => name === 'origin' && name !== first);
  // The team's remote is what counts; one's own fork is fetched for the branches that are only there.
  if (own !== undefined && result.kind === 'fetched')
    await fetchOne(repository, own, { signal: request.signal });
  return result;
}

async function fetchOne(
  repository: Repository,
  remote: string,
  { signal, takeTags = [], deepen = false }: FetchRequest,
): Promise<FetchResult> {
  const addresses = (await addressesOf(repository, remote, { push: false, signal })).slice(0, 1);
  const uploadPack =
    repository.personalSetting(`remote.${remote}.uploadpack`) ??
    (await packProgram(repository, 'upload-pack', { addresses, signal }));
  const call = await online(repository, signal);
  const result = await repository.stream(
    [
      'fetch',
      '--tags',
      '--no-recurse-submodules',
      '--no-auto-maintenance',
      '--no-write-commit-graph',
      ...(deepen && repository.shallow ? [`--deepen=${deepenBy}`] : []),
      `--upload-pack=${uploadPack}`,
      '--end-of-options',
      remote,
      ...takeTags.map((tag) => `+refs/tags/${tag}:refs/tags/${tag}`),
    ],
    {
      ...call,
      timeoutMs,
      signal,
      settings: [
        ...call.settings,
        // Deploy tags that were not pushed yet must not go, whatever a clone prunes.
        [`remote.${remote}.pruneTags`, 'false'],
        ...refspecsOf(repository, remote).map((spec) => [`remote.${remote}.fetch`, spec] as const),
      ],
    },
  );
  return resultOf(result, remote);
}

/** Where fetched notes lie: under `refs/notes/`, since git looks for notes nowhere else. */
export function fetchedNotes(remote: string): string {
  return `refs/notes/remotes/${remote}`;
}

function refspecsOf(repository: Repository, remote: string): readonly string[] {
  // A bare clone that worktrees were added to has none, and then a fetch would bring nothing.
  const hasOwn = repository.config.some(({ key }) => key === `remote.${remote}.fetch`);
  return [
    ...(hasOwn ? [] : [`+refs/heads/*:refs/remotes/${remote}/*`]),
    `+refs/notes/deploys*:${fetchedNotes(remote)}/deploys*`,
    `+refs/environments/*:refs/remotes/${remote}/environments/*`,
  ];
}

function resultOf(result: StreamResult, remote: string): FetchResult {
  const detail = withoutCredentials(result.stderr.trim());
  if (result.ended === 'cancelled') return { kind: 'cancelled', detail };
  if (result.ended === 'timed-out') return { kind: 'timed-out', detail };
  if (result.ended === 'not-started') return { kind: 'no-git', detail };
  const refused = refusedRefs(result.stderr);
  const isFetched = result.ok || refused.movedTags.length + refused.inTheWay.length > 0;
  return isFetched ? { kind: 'fetched', remote, ...refused } : { kind: kindOf(detail), detail };
}

/** Reads the lines that `git fetch` prints for refs which it left as they were; the others were stored. */
export function refusedRefs(stderr: string): {
  readonly movedTags: readonly string[];
  readonly inTheWay: readonly string[];
} {
  const named = (pattern: RegExp): string[] => [
    ...new Set([...stderr.matchAll(pattern)].map(([, name = '']) => name)),
  ];
  return {
    movedTags: named(/^ ! \[rejected\] +(\S+) +-> \S+ +\(would clobber existing tag\)/gm),
    inTheWay: named(/cannot lock ref '([^']+)': '[^']+' exists/g),
  };
}

function kindOf(detail: string): 'denied' | 'unreachable' | 'failed' {
  if (
    /could not read (?:Username|Password)|Authentication failed|Permission denied|access rights|403|401/i.test(
      detail,
    )
  )
    return 'denied';
  return /Could not resolve|Connection (?:refused|timed out|reset)|unreachable|does not exist|not appear to be a git/i.test(
    detail,
  )
    ? 'unreachable'
    : 'failed';
}
