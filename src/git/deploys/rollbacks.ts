import type { Deploy } from '../history.ts';
import type { Repository } from '../repository.ts';

const asked = 200;

/**
 * Calls a deploy a rollback where it put live a commit that is an ancestor of what was live before it, whatever its
 * origin called it. Expects the oldest first.
 */
export async function markRollbacks(
  repository: Repository,
  deploys: readonly Deploy[],
  signal?: AbortSignal,
): Promise<Deploy[]> {
  const live = new Map<string, string>();
  const seen = new Map<string, Set<string>>();
  const times = await commitTimes(repository, deploys, signal);
  let left = asked;
  const marked: Deploy[] = [];
  for (const deploy of deploys) {
    const before = live.get(deploy.environment);
    let rollback = false;
    if (
      deploy.kind === 'deploy' &&
      deploy.sha !== undefined &&
      before !== undefined &&
      before !== deploy.sha
    ) {
      const older = (times.get(deploy.sha) ?? 0) <= (times.get(before) ?? 0);
      if (seen.get(deploy.environment)?.has(deploy.sha) === true) rollback = true;
      else if (older && left-- > 0) rollback = await isAncestor(repository, deploy.sha, before, signal);
    }
    marked.push(rollback ? { ...deploy, kind: 'rollback' } : deploy);
    if (deploy.sha !== undefined && deploy.kind !== 'release' && deploy.kind !== 'config') {
      live.set(deploy.environment, deploy.sha);
      const own = seen.get(deploy.environment) ?? new Set<string>();
      seen.set(deploy.environment, own.add(deploy.sha));
    }
  }
  return marked;
}

async function commitTimes(
  repository: Repository,
  deploys: readonly Deploy[],
  signal?: AbortSignal,
): Promise<Map<string, number>> {
  const shas = [...new Set(deploys.flatMap(({ sha }) => sha ?? []))];
  if (shas.length === 0) return new Map();
  const log = await repository.stream(['log', '--no-walk=unsorted', '--stdin', '--format=%H %ct'], {
    stdin: shas.map((sha) => `${sha}\n`).join(''),
    signal,
  });
  const lines = log.stdout
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(' '));
  return new Map(lines.map(([sha = '', seconds]) => [sha, Number(seconds)]));
}

async function isAncestor(
  repository: Repository,
  older: string,
  newer: string,
  signal?: AbortSignal,
): Promise<boolean> {
  return (await repository.text(['merge-base', '--is-ancestor', older, newer], { signal })).ok;
}
