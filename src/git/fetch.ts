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
  const result = await repository.stream(
    [
      'fetch',
      '--tags',
      '--no-recurse-submodules',
      '--no-auto-maintenance',
      '--no-write-commit-graph',
      '--upload-pack=git-upload-pack',
      '--end-of-options',
      remote,
    ],
    {
      online: true,
      timeoutMs,
      signal,
      settings: [
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

/** `origin`, else the first remote that has an address. */
export function remoteName(repository: Repository): string | undefined {
  const names = repository.config.flatMap(({ key }) => /^remote\.(.+)\.url$/.exec(key)?.[1] ?? []);
  return names.includes('origin') ? 'origin' : names[0];
}

/** Takes the user and password out of the addresses in a text. */
export function withoutCredentials(text: string): string {
  return text.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1');
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
