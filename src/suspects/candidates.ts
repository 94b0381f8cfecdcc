import type { Deploy, GitUnavailable } from '../git/history.ts';
import { landedAt, reach, readGraph, type CommitGraph } from '../git/graph.ts';
import { readCommits, type CommitWithFiles } from '../git/log.ts';
import type { GitAnswer, Repository } from '../git/repository.ts';
import type { Candidate } from './evidence.ts';
import type { RuledOut, SuspectQuery } from './suspect.ts';
import { whatWasLive, type LiveHistory } from './live.ts';

export const candidateLimit = 500;
const notLiveLimit = 50;
const tipLimit = 200;

/** Candidates looked at however long ago they landed, where nothing marks deploys. */
const atLeast = 20;

/** How far back a slow burn is looked for before the last good deploy, ms. */
const lookBackMs = 14 * 24 * 3_600_000;

export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly live: Deploy | undefined;
  readonly lastGood: Deploy | undefined;
  readonly assumedLive: string | undefined;
  readonly cutFrom: number | undefined;
}

/**
 * The commits that may be to blame, newest first. Where deploys are marked: what is reachable from the one live at
 * the start, back to the deploy that was live a fortnight before the last good one; then what was rolled back before
 * the start or never live, ruled out. Otherwise the main branch stands for what was live.
 */
export async function gatherCandidates(
  repository: Repository,
  query: SuspectQuery,
  deploys: readonly Deploy[],
  signal?: AbortSignal,
): Promise<Candidates | { readonly unavailable: GitUnavailable }> {
  const history = whatWasLive(deploys, query.environment, query.start);
  if (history.live?.sha === undefined) return onMainBranch(repository, query, signal);
  const base = lookBack(history);
  const stretch = history.all.filter((deploy) => base === undefined || deploy.at > base.at);
  const tips = stretch.flatMap((deploy) => deploy.sha ?? []).slice(-tipLimit);
  const revisions = [...new Set(tips), ...(base?.sha === undefined ? [] : [`^${base.sha}`])];
  const [read, graph, later] = await Promise.all([
    readCommits(repository, { revisions, limit: candidateLimit + 1, signal }),
    readGraph(repository, revisions, { signal }),
    notLive(repository, { tips, base, deploys, query, signal }),
  ]);
  if (!('commits' in read)) return { unavailable: unavailable(read) };
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
      ruledOut: ruling(query, entry, gone ? 'rolled-back-before' : undefined),
    };
  };
  return {
    candidates: [...cut.map(place), ...later.map((entry) => outside(query, entry))],
    live: history.live,
    lastGood: history.lastGood,
    assumedLive: undefined,
    cutFrom: await countIfCut(repository, read.commits.length, revisions, signal),
  };
}

async function onMainBranch(
  repository: Repository,
  query: SuspectQuery,
  signal?: AbortSignal,
): Promise<Candidates | { readonly unavailable: GitUnavailable }> {
  const main = await mainBranch(repository, signal);
  const tip = await tipAt(repository, main.ref, query.start, signal);
  const [read, graph, later] = await Promise.all([
    readCommits(repository, { revisions: [tip], limit: candidateLimit + 1, signal }),
    readGraph(repository, [tip], { limit: candidateLimit * 6, signal }),
    readCommits(repository, { revisions: [main.ref, `^${tip}`], limit: notLiveLimit, signal }),
  ]);
  if (!('commits' in read)) return { unavailable: unavailable(read) };
  const afterwards = 'commits' in later ? later.commits.map((entry) => outside(query, entry)) : [];
  const candidates = [...candidatesOnMain(read.commits, graph, query), ...afterwards];
  return {
    candidates,
    live: undefined,
    lastGood: undefined,
    assumedLive: main.name,
    cutFrom:
      candidates.length - afterwards.length < candidateLimit
        ? undefined
        : await countIfCut(repository, read.commits.length, [tip], signal),
  };
}

/** What a branch was at a moment (ms UTC), by its first-parent line: what stands for live where nothing marks deploys. */
async function tipAt(repository: Repository, ref: string, at: number, signal?: AbortSignal): Promise<string> {
  const seconds = Math.floor(at / 1000);
  const answer = await repository.text(
    ['log', '--first-parent', '-n', '1', '--format=%H', `--before=${seconds}`, ref, '--'],
    { signal },
  );
  return answer.ok && answer.text.trim() !== '' ? answer.text.trim() : ref;
}

/**
 * What came onto the main branch in the fortnight before the start (at least {@link atLeast} commits), newest first;
 * what came later is ruled out.
 */
export function candidatesOnMain(
  entries: readonly CommitWithFiles[],
  graph: CommitGraph | undefined,
  query: Pick<SuspectQuery, 'start' | 'judged'>,
): Candidate[] {
  const tip = graph?.order[0];
  const landed = graph === undefined || tip === undefined ? new Map<string, number>() : landedAt(graph, tip);
  let counted = 0;
  return entries.slice(0, candidateLimit).flatMap((entry): Candidate[] => {
    const at = landed.get(entry.commit.sha) ?? entry.commit.committedAt;
    const late = Math.min(at, entry.commit.committedAt) > query.start ? 'not-live-at-start' : undefined;
    if (late === undefined && ++counted > atLeast && at < query.start - lookBackMs) return [];
    return [
      {
        ...entry,
        deploy: undefined,
        wentLive: undefined,
        deploysBefore: undefined,
        landed: at,
        ruledOut: ruling(query, entry, late),
      },
    ];
  });
}

function ruling(
  query: Pick<SuspectQuery, 'judged'>,
  entry: CommitWithFiles,
  found: RuledOut | undefined,
): RuledOut | undefined {
  return query.judged.get(entry.commit.sha) === 'cleared' ? 'cleared' : found;
}

function outside(query: SuspectQuery, entry: CommitWithFiles): Candidate {
  return {
    ...entry,
    deploy: undefined,
    wentLive: undefined,
    deploysBefore: undefined,
    landed: entry.commit.committedAt,
    ruledOut: ruling(query, entry, 'not-live-at-start'),
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
    (deploy) => deploy.at > ask.query.start && deploy.environment === ask.query.environment,
  );
  const main = await mainBranch(repository, ask.signal);
  const revisions = [
    main.ref,
    ...after.flatMap((deploy) => deploy.sha ?? []),
    ...ask.tips.map((tip) => `^${tip}`),
  ];
  const read = await readCommits(repository, { revisions, limit: notLiveLimit, signal: ask.signal });
  return 'commits' in read ? read.commits : [];
}

/** The main branch: the remote's default, else `main`, `master`, `trunk`, `develop`, else HEAD. The remote's before a local one. */
export async function mainBranch(
  repository: Repository,
  signal?: AbortSignal,
): Promise<{ readonly ref: string; readonly name: string }> {
  const answer = await repository.text(
    [
      'for-each-ref',
      '--format=%(refname)%00%(symref)',
      'refs/remotes/origin/HEAD',
      ...['main', 'master', 'trunk', 'develop'].flatMap((name) => [
        `refs/remotes/origin/${name}`,
        `refs/heads/${name}`,
      ]),
    ],
    { signal },
  );
  const refs = answer.ok ? answer.text.split('\n').map((line) => line.split('\0')) : [];
  const remoteHead = refs.find(([name, target]) => name === 'refs/remotes/origin/HEAD' && target !== '')?.[1];
  const names = new Set(refs.map(([name]) => name));
  const ref =
    remoteHead ??
    ['main', 'master', 'trunk', 'develop']
      .flatMap((name) => [`refs/remotes/origin/${name}`, `refs/heads/${name}`])
      .find((name) => names.has(name)) ??
    'HEAD';
  return { ref, name: ref.replace(/^refs\/(?:heads|remotes)\//, '') };
}

async function countIfCut(
  repository: Repository,
  read: number,
  revisions: readonly string[],
  signal?: AbortSignal,
): Promise<number | undefined> {
  if (read <= candidateLimit) return undefined;
  const count = await repository.text(['rev-list', '--count', '--no-merges', ...revisions, '--'], { signal });
  return count.ok ? Number(count.text) : undefined;
}

function unavailable(answer: GitAnswer & { ok: false }): GitUnavailable {
  return answer.why === 'no-git' ? { kind: 'no-git' } : { kind: 'failed', detail: answer.detail };
}
