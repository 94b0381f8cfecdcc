import type { Repository } from './repository.ts';

export type FetchOutcome = { readonly ok: true } | { readonly ok: false; readonly detail: string };

const timeoutMs = 2 * 60_000;

/** Fetches every branch and tag of every remote, without prompts, hooks or pruning. Never throws. */
export async function fetchRemote(
  repository: Repository,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<FetchOutcome> {
  const result = await repository.stream(['fetch', '--all', '--tags', '--quiet'], {
    online: true,
    timeoutMs,
    ...(signal === undefined ? {} : { signal }),
  });
  return result.ok ? { ok: true } : { ok: false, detail: `${result.ended}: ${result.stderr.trim()}` };
}
