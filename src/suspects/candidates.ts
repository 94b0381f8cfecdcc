import type { Deploy, GitUnavailable } from '../git/history.ts';
import { landedAt, reach, type CommitGraph } from '../git/graph.ts';
import { readCommits, type CommitWithFiles } from '../git/log.ts';
import { mainBranch } from '../git/mainBranch.ts';
import type { Repository } from '../git/repository.ts';
import type { Candidate } from './evidence.ts';
import { whatWasLive, type LiveHistory } from './live.ts';
import { candidatesWithoutDeploys } from './mainCandidates.ts';
import { readStretch } from './readStretch.ts';
import {
  candidateLimit,
  countIfCut,
  lookBackMs,
  mergeLimit,
  notLiveLimit,
  outside,
  rolledBack,
  ruling,
  type Candidates,
  type Gathering,
} from './stretch.ts';
import { cutoffOf, type SuspectQuery } from './suspect.ts';

/** Deploys whose commits are looked at, the newest. */
const tipLimit = 200;

/**
 * The commits that may be to blame, newest first. Where deploys are marked: what is reachable from the one live at
 * the cutoff, back to the deploy that was live a fortnight before the last good one; then what was rolled back before
 * it or never live, ruled out. Otherwise the main branch stands for what was live.
 */
export async function gatherCandidates(
  repository: Repository,
  query: SuspectQuery,
  deploys: readonly Deploy[],
  gathering: Gathering = {},
): Promise<Candidates | { readonly unavailable: GitUnavailable }> {
  const { signal } = gathering;
  const history = whatWasLive(deploys, query.environment, cutoffOf(query));
  if (history.live?.sha === undefined) return candidatesWithoutDeploys(repository, query, gathering);
  const base = lookBack(history);
  const stretch = history.all.filter((deploy) => base === undefined || deploy.at > base.at);
  const tips = stretch.flatMap((deploy) => deploy.sha ?? []).slice(-tipLimit);
  const revisions = [...new Set(tips), ...(base?.sha === undefined ? [] : [`^${base.sha}`])];
  gathering.onRange?.({
    ...{ revisions, limit: candidateLimit, merges: true, tip: history.live.sha },
    before:
      base?.sha === undefined
        ? { revision: history.live.sha, overlap: candidateLimit }
        : { revision: base.sha, overlap: 0 },
  });
  const [read, later] = await Promise.all([
    readStretch(repository, revisions, signal),
    notLive(repository, { tips, base, deploys, query, signal }),
  ]);
  if ('unavailable' in read) return read;
  const { graph } = read;
  const cut = read.commits.slice(0, candidateLimit);
  const firsts = graph === undefined ? new Map<string, Deploy>() : firstDeploys(graph, stretch);
  const liveNow = graph === undefined ? undefined : new Set(reach(graph, history.live.sha));
  const landed = graph === undefined ? new Map<string, number>() : landedAt(graph, history.live.sha);
  const place = (entry: CommitWithFiles): Candidate => {
    const deploy = firsts.get(entry.commit.sha);
    const gone = liveNow !== undefined && !liveNow.has(entry.commit.sha);
    return {
      ...entry,
      deploy,
      wentLive: deploy?.at,
      deploysBefore: deploy === undefined ? undefined : stretch.length - 1 - stretch.indexOf(deploy),
      landed: landed.get(entry.commit.sha) ?? entry.commit.committedAt,
      ruledOut: ruling(query, entry, gone ? rolledBack(query) : undefined),
    };
  };
  return {
    candidates: [...cut.map(place), ...later.map((entry) => outside(query, entry))],
    unlisted: cut.map(({ commit }) => commit.sha),
    merges: Promise.resolve(read.merges.slice(0, mergeLimit)),
    place,
    live: history.live,
    lastGood: history.lastGood,
    assumedLive: undefined,
    cutFrom: await countIfCut(repository, read.commits.length, { revisions, graph, signal }),
  };
}

/** The deploy before which nothing is looked at: live {@link lookBackMs} before the last good one went live. */
function lookBack(history: LiveHistory): Deploy | undefined {
  const from = (history.lastGood ?? history.live)?.at;
  if (from === undefined) return undefined;
  const older = history.earlier.findLast((deploy) => deploy.at <= from - lookBackMs);
  return older ?? (history.earlier.length > 0 ? history.earlier[0] : undefined);
}

/** For each commit of the graph, the deploy that made it live for the first time. */
function firstDeploys(graph: CommitGraph, stretch: readonly Deploy[]): Map<string, Deploy> {
  const first = new Map<string, Deploy>();
  const seen = new Set<string>();
  for (const deploy of stretch) {
    if (deploy.sha === undefined) continue;
    for (const sha of reach(graph, deploy.sha, seen)) first.set(sha, deploy);
  }
  return first;
}

/** What the clone has beyond what was live: shown as ruled out, so that nobody looks for it in vain. */
async function notLive(
  repository: Repository,
  ask: {
    readonly tips: readonly string[];
    readonly base: Deploy | undefined;
    readonly deploys: readonly Deploy[];
    readonly query: SuspectQuery;
    readonly signal: AbortSignal | undefined;
  },
): Promise<readonly CommitWithFiles[]> {
  const after = ask.deploys.filter(
    (deploy) => deploy.at > cutoffOf(ask.query) && deploy.environment === ask.query.environment,
  );
  const main = await mainBranch(repository, ask.signal);
  const heads = [main.sha ?? main.ref, ...after.flatMap((deploy) => deploy.sha ?? [])];
  const beyond = heads.filter((head) => !ask.tips.includes(head));
  if (beyond.length === 0) return [];
  const revisions = [...beyond, ...ask.tips.map((tip) => `^${tip}`)];
  const read = await readCommits(repository, { revisions, limit: notLiveLimit, signal: ask.signal });
  return 'commits' in read ? read.commits : [];
}
