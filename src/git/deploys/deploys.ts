import type { DeployConfig } from '../../config/config.ts';
import { readBranchDeploys } from './branchDeploys.ts';
import type { CommandOutput } from './deployCommands.ts';
import { readGitlabDeploys } from './gitlabDeploys.ts';
import type { Deploy } from '../history.ts';
import { readLogDeploys } from './logDeploys.ts';
import type { Marker, OriginResult, SearchedOrigin } from '../marker.ts';
import { readNoteDeploys } from './noteDeploys.ts';
import type { Repository } from '../repository.ts';
import { markRollbacks } from './rollbacks.ts';
import { readTagDeploys } from './tagDeploys.ts';

export interface DeploysRead {
  /** Oldest first. */
  readonly deploys: readonly Deploy[];
  readonly searched: readonly SearchedOrigin[];
  /** Deploys of commits that this clone does not have: it may be stale. */
  readonly unknown: readonly Marker[];
}

/** Most trusted first. */
const trust: readonly Deploy['origin'][] = [
  'deploy-log',
  'annotated-tag',
  'notes',
  'branch',
  'gitlab-ref',
  'lightweight-tag',
  'main-branch',
];

/** Origins whose time is that of the deploy and not that of a commit. */
const timed = new Set<Deploy['origin']>(['deploy-log', 'annotated-tag', 'notes']);

const sameDeployMs = 60 * 60_000;

/**
 * Everything that marks a deploy, in one list. Origins that know when something went live are united; where an
 * environment has one of those, origins that only know the commit's date are left out, and of these the most
 * trusted stands alone. `outputs` holds what the commands of sources printed, by their text.
 */
export async function readDeploys(
  repository: Repository,
  config: DeployConfig,
  signal?: AbortSignal,
  outputs: ReadonlyMap<string, CommandOutput> = new Map(),
): Promise<DeploysRead> {
  const results: readonly OriginResult[] = (
    await Promise.all([
      readLogDeploys(repository, config, outputs),
      readTagDeploys(repository, config, signal),
      readNoteDeploys(repository, config.environment, signal).then((result) => [result]),
      readBranchDeploys(repository, config.branches, signal),
      readGitlabDeploys(repository, config.environment, signal).then((result) => [result]),
    ])
  ).flat();
  const markers = chooseOrigins(results.flatMap((result) => result.markers));
  const resolved = await resolveRevisions(repository, markers, signal);
  return {
    deploys: await markRollbacks(repository, settle(resolved.deploys), signal),
    searched: results.map((result) => result.searched),
    unknown: resolved.unknown,
  };
}

/** Per environment, the origins that may speak: see {@link readDeploys}. */
export function chooseOrigins(markers: readonly Marker[]): Marker[] {
  const chosen: Marker[] = [];
  for (const environment of new Set(markers.map((marker) => marker.environment))) {
    const own = markers.filter((marker) => marker.environment === environment);
    const precise = own.filter((marker) => timed.has(marker.origin));
    if (precise.length > 0) chosen.push(...precise);
    else {
      const best = trust.find((origin) => own.some((marker) => marker.origin === origin));
      chosen.push(...own.filter((marker) => marker.origin === best));
    }
  }
  return chosen;
}

/** Full shas for whatever the origins named, in one process. */
async function resolveRevisions(
  repository: Repository,
  markers: readonly Marker[],
  signal?: AbortSignal,
): Promise<{ deploys: Deploy[]; unknown: Marker[] }> {
  const names = [...new Set(markers.flatMap((marker) => marker.revision ?? []))].filter(
    (name) => !/[\s\0]/.test(name),
  );
  const answer = await repository.stream(['cat-file', '--batch-check=%(objectname) %(objecttype)'], {
    stdin: names.map((name) => `${name}^{commit}\n`).join(''),
    signal,
  });
  const lines = answer.stdout.toString('utf8').split('\n');
  const found = new Map<string, string>();
  names.forEach((name, i) => {
    const [sha, type] = (lines[i] ?? '').split(' ');
    if (sha !== undefined && type === 'commit') found.set(name, sha);
  });
  const deploys: Deploy[] = [];
  const unknown: Marker[] = [];
  for (const marker of markers) {
    const sha = marker.revision === undefined ? undefined : found.get(marker.revision);
    if (marker.at === undefined || (marker.revision !== undefined && sha === undefined)) {
      unknown.push(marker);
      continue;
    }
    const { name, environment, kind, origin, by, at } = marker;
    deploys.push({ name, environment, sha, at, kind, origin, by });
  }
  return { deploys, unknown };
}

/** Oldest first, with one deploy told by two origins kept once, from the more trusted. */
export function settle(deploys: readonly Deploy[]): Deploy[] {
  const byTrust = [...deploys].sort(
    (a, b) => trust.indexOf(a.origin) - trust.indexOf(b.origin) || a.at - b.at,
  );
  const kept: Deploy[] = [];
  for (const deploy of byTrust) {
    const again = kept.some(
      (other) =>
        other.origin !== deploy.origin &&
        other.environment === deploy.environment &&
        other.sha === deploy.sha &&
        deploy.sha !== undefined &&
        Math.abs(other.at - deploy.at) <= sameDeployMs,
    );
    if (!again) kept.push(deploy);
  }
  return kept.sort((a, b) => a.at - b.at);
}
