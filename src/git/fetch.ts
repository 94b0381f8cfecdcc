import { addressesOf, online, packProgram, remoteName, withoutCredentials } from './remotes.ts';
import type { Repository } from './repository.ts';

export type FetchResult =
  | { readonly kind: 'fetched'; readonly remote: string }
  | {
      readonly kind: 'no-remote' | 'no-git' | 'cancelled' | 'timed-out' | 'denied' | 'unreachable' | 'failed';
      readonly detail: string;
    };

const timeoutMs = 180_000;

/**
 * Fetches branches and tags of the remote (`origin`, else the first one), and with them notes and environment refs
 * that mark deploys. Never asks for a password and never starts a program that the repository names; credential
 * helpers of the person and the system work.
 */
export async function fetchRemote(
  repository: Repository,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<FetchResult> {
  const remote = remoteName(repository);
  if (remote === undefined) return { kind: 'no-remote', detail: '' };
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
      `--upload-pack=${uploadPack}`,
      '--end-of-options',
      remote,
    ],
    {
      online: call.online,
      timeoutMs,
      signal,
      settings: [
        ...call.settings,
        [`remote.${remote}.fetch`, '+refs/notes/deploys*:refs/notes/deploys*'],
        [`remote.${remote}.fetch`, `+refs/environments/*:refs/remotes/${remote}/environments/*`],
      ],
    },
  );
  if (result.ok) return { kind: 'fetched', remote };
  const detail = withoutCredentials(result.stderr.trim());
  if (result.ended === 'cancelled') return { kind: 'cancelled', detail };
  if (result.ended === 'timed-out') return { kind: 'timed-out', detail };
  if (result.ended === 'not-started') return { kind: 'no-git', detail };
  return { kind: kindOf(detail), detail };
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
