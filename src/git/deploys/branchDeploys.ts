import { remoteName } from '../remotes.ts';
import type { Marker, OriginResult } from '../marker.ts';
import type { Repository } from '../repository.ts';

const newest = 500;

/**
 * Deploys from environment branches: each commit on the first-parent line of the branch went live when it was made.
 * The remote's branch is taken before a local one of the same name, which may be stale.
 * `branches` maps an environment to the name of its branch.
 */
export async function readBranchDeploys(
  repository: Repository,
  branches: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<readonly OriginResult[]> {
  const results: OriginResult[] = [];
  for (const [environment, branch] of Object.entries(branches)) {
    results.push(await readBranch(repository, environment, branch, signal));
  }
  return results;
}

async function readBranch(
  repository: Repository,
  environment: string,
  branch: string,
  signal?: AbortSignal,
): Promise<OriginResult> {
  const searched = { origin: 'branch', scope: branch, found: 0, skipped: 0 } as const;
  const remote = remoteName(repository) ?? 'origin';
  const ref = await firstRef(
    repository,
    [`refs/remotes/${remote}/${branch}`, `refs/heads/${branch}`],
    signal,
  );
  if (ref === undefined) return { markers: [], searched: { ...searched, problem: 'missing-ref' } };
  const log = await repository.text(
    ['log', '--first-parent', '-n', String(newest), '--format=%H%x00%ct%x00%s', ref, '--'],
    { signal },
  );
  if (!log.ok) return { markers: [], searched: { ...searched, problem: 'failed' } };
  const markers = log.text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Marker => {
      const [sha = '', seconds = '0', subject = ''] = line.split('\0');
      return {
        name: subject === '' ? branch : subject,
        environment,
        revision: sha,
        at: Number(seconds) * 1000,
        kind: 'deploy',
        origin: 'branch',
        by: undefined,
      };
    });
  return { markers, searched: { ...searched, found: markers.length, problem: 'none' } };
}

/** The first of some refs that exists. */
export async function firstRef(
  repository: Repository,
  refs: readonly string[],
  signal?: AbortSignal,
): Promise<string | undefined> {
  for (const ref of refs) {
    if ((await repository.text(['rev-parse', '-q', '--verify', `${ref}^{commit}`], { signal })).ok)
      return ref;
  }
  return undefined;
}
