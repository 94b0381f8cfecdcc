import type { Marker, OriginResult } from '../marker.ts';
import type { Repository } from '../repository.ts';

const scope = 'refs/remotes/*/environments/*/deployments/*';
const shape = /^refs\/(?:remotes\/[^/]+\/)?environments\/(?<slug>.+)\/deployments\/(?<iid>\d+)$/;

/**
 * Deploys from GitLab's environment refs, once they were fetched (`refs/environments/*`). They hold no time: the order
 * is that of the numbers, and each is placed at its commit's date, never before its predecessor.
 */
export async function readGitlabDeploys(
  repository: Repository,
  environment: string,
  signal?: AbortSignal,
): Promise<OriginResult> {
  const searched = { origin: 'gitlab-ref', scope, found: 0, skipped: 0 } as const;
  const refs = await repository.text(
    [
      'for-each-ref',
      '--format=%(refname)%00%(objectname)%00%(committerdate:unix)',
      'refs/environments/',
      'refs/remotes/*/environments/**',
    ],
    { signal },
  );
  if (!refs.ok) return { markers: [], searched: { ...searched, problem: 'failed' } };
  const entries = refs.text
    .split('\n')
    .map((line) => line.split('\0'))
    .flatMap(([name = '', sha = '', seconds = '']) => {
      const groups = shape.exec(name)?.groups;
      return groups === undefined
        ? []
        : [{ slug: groups['slug'] ?? '', iid: Number(groups['iid']), sha, at: Number(seconds) * 1000 }];
    })
    .sort((a, b) => a.iid - b.iid);
  const latest = new Map<string, number>();
  const markers = entries.map(({ slug, iid, sha, at }): Marker => {
    const placed = Math.max(at, (latest.get(slug) ?? -1) + 1);
    latest.set(slug, placed);
    return {
      name: `${slug} #${iid}`,
      environment: slug === environment || slug.startsWith(`${environment}-`) ? environment : slug,
      revision: sha,
      at: placed,
      kind: 'deploy',
      origin: 'gitlab-ref',
      by: undefined,
    };
  });
  return {
    markers,
    searched: { ...searched, found: markers.length, problem: markers.length === 0 ? 'missing-ref' : 'none' },
  };
}
