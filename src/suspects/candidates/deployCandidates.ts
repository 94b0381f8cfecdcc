import type { Deploy, GitUnavailable } from '../../git/history.ts';
import { landedAt, reach, type CommitGraph } from '../../git/graph.ts';
import { readCommits, type CommitWithFiles } from '../../git/log.ts';
import { mainBranch } from '../../git/mainBranch.ts';
import type { Repository } from '../../git/repository.ts';
import { cutoffOf, type SuspectQuery } from '../suspect.ts';
import type { CandidateCommit } from './candidate.ts';
import {
  candidateLimit,
  countIfCut,
  lookBackMs,
  mergeLimit,
  notLiveLimit,
  type DeployRange,
} from './candidateRange.ts';
import type { Candidates } from './candidates.ts';
import type { LiveHistory } from './live.ts';
import { readRange } from './readRange.ts';
import { outside, rolledBack, ruling } from './ruledOut.ts';

/** Deploys whose commits are looked at, the newest: on one command line, of which Windows takes 32,767 characters. */
const tipLimit = 200;

/**
 * What is reachable from the deploy that was live at the cutoff, back to the one that was live a fortnight before the
 * last good one. Undefined where no deploy tells what was live.
 */
export function deployRange(history: LiveHistory): DeployRange | undefined {
  const { live, lastGood } = history;
  if (live?.sha === undefined) return undefined;
  const base = lookBack(history);
  const inRange = history.all.filter((deploy) => base === undefined || deploy.at > base.at);
  const tips = inRange.flatMap((deploy) => deploy.sha ?? []).slice(-tipLimit);
  return {
    ...{ kind: 'deploys', live, lastGood, inRange, tips },
    revisions: [...new Set(tips), ...(base?.sha === undefined ? [] : [`^${base.sha}`])],
    tip: live.sha,
    prefetchLimit: candidateLimit,
    prefetchMerges: true,
    before:
      base?.sha === undefined
        ? { revision: live.sha, overlap: candidateLimit }
        : { revision: base.sha, overlap: 0 },
  };
}

/** The deploy before which nothing is looked at: live {@link lookBackMs} before the last good one went live. */
function lookBack(history: LiveHistory): Deploy | undefined {
  const from = (history.lastGood ?? history.live)?.at;
  if (from === undefined) return undefined;
  const older = history.earlier.findLast((deploy) => deploy.at <= from - lookBackMs);
  return older ?? (history.earlier.length > 0 ? history.earlier[0] : undefined);
}

/**
 * The commits of a range of deploys, newest first; then what was rolled back before the cutoff or never live, ruled
 * out.
 */
export async function listBetweenDeploys(
  repository: Repository,
  query: SuspectQuery,
  request: {
    readonly range: DeployRange;
    readonly deploys: readonly Deploy[];
    readonly signal: AbortSignal | undefined;
  },
): Promise<Candidates | { readonly unavailable: GitUnavailable }> {
  const { range, signal } = request;
  const { revisions, live, lastGood } = range;
  const [read, later] = await Promise.all([
    readRange(repository, revisions, signal),
    readNotLive(repository, query, request),
  ]);
  if ('unavailable' in read) return read;
  const { graph } = read;
  const cut = read.commits.slice(0, candidateLimit);
  const merges = read.merges.slice(0, mergeLimit);
  const place = placing(graph, query, range);
  return {
    candidates: [...cut.map(place), ...later.map((entry) => outside(query, entry))],
    unlisted: cut.map(({ commit }) => commit.sha),
    merges: merges.map(({ sha }) => sha),
    listedMerges: new Map(merges.map((commit) => [commit.sha, commit])),
    ...{ place, live, lastGood },
    assumedLive: undefined,
    cutFrom: await countIfCut(repository, read.commits.length, { revisions, graph, signal }),
  };
}

/** Puts a commit to the deploy that made it live for the first time. */
function placing(
  graph: CommitGraph | undefined,
  query: SuspectQuery,
  { tip, inRange }: DeployRange,
): (entry: CommitWithFiles) => CandidateCommit {
  const firsts = graph === undefined ? new Map<string, Deploy>() : firstDeploys(graph, inRange);
  const liveNow = graph === undefined ? undefined : new Set(reach(graph, tip));
  const landed = graph === undefined ? new Map<string, number>() : landedAt(graph, tip);
  return (entry) => {
    const { sha, committedAt } = entry.commit;
    const deploy = firsts.get(sha);
    const gone = liveNow !== undefined && !liveNow.has(sha);
    return {
      ...entry,
      deploy,
      wentLive: deploy?.at,
      deploysBefore: deploy === undefined ? undefined : inRange.length - 1 - inRange.indexOf(deploy),
      landed: landed.get(sha) ?? committedAt,
      ruledOut: ruling(query, entry, gone ? rolledBack(query) : undefined),
    };
  };
}

/** For each commit of the graph, the deploy that made it live for the first time. */
function firstDeploys(graph: CommitGraph, deploys: readonly Deploy[]): Map<string, Deploy> {
  const first = new Map<string, Deploy>();
  const seen = new Set<string>();
  for (const deploy of deploys) {
    if (deploy.sha === undefined) continue;
    for (const sha of reach(graph, deploy.sha, seen)) first.set(sha, deploy);
  }
  return first;
}

/** What the clone has beyond what was live: shown as ruled out, so that nobody looks for it in vain. */
async function readNotLive(
  repository: Repository,
  query: SuspectQuery,
  request: {
    readonly range: DeployRange;
    readonly deploys: readonly Deploy[];
    readonly signal: AbortSignal | undefined;
  },
): Promise<readonly CommitWithFiles[]> {
  const { range, deploys, signal } = request;
  const after = deploys.filter(
    ({ at, environment }) => at > cutoffOf(query) && environment === query.environment,
  );
  const main = await mainBranch(repository, signal);
  const heads = [main.sha ?? main.ref, ...after.flatMap(({ sha }) => sha ?? [])];
  const beyond = heads.filter((head) => !range.tips.includes(head));
  if (beyond.length === 0) return [];
  const revisions = [...beyond, ...range.tips.map((tip) => `^${tip}`)];
  const read = await readCommits(repository, { revisions, limit: notLiveLimit, signal });
  return 'commits' in read ? read.commits : [];
}
