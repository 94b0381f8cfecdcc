import { landedAt, readGraph, type CommitGraph } from '../../git/graph.ts';
import { mainBranch } from '../../git/mainBranch.ts';
import type { GitUnavailable } from '../../git/history.ts';
import { readCommits, type CommitWithFiles } from '../../git/log.ts';
import type { Repository } from '../../git/repository.ts';
import { cutoffOf, type Onset, type SuspectQuery } from '../suspect.ts';
import type { CandidateCommit } from './candidate.ts';
import {
  candidateLimit,
  countIfCut,
  lookBackMs,
  mergeLimit,
  mergesOf,
  notLiveLimit,
  unavailable,
  type MainRange,
} from './candidateRange.ts';
import type { Candidates } from './candidates.ts';
import { notLive, outside, ruling } from './ruledOut.ts';

/** Candidates looked at however long ago they landed: as many as the smallest case has that the weights were learned on. */
const atLeast = 20;
/** Diffs prefetched before it is known how many commits a fortnight has; judged: in a quiet project most would be for nothing. */
const prefetchAtMost = 100;
/** Commits of the graph for one candidate: merges and commits before the fortnight are among them. */
const graphCommitsEach = 6;

/** The main branch as it was at the cutoff. */
export async function mainRange(
  repository: Repository,
  query: SuspectQuery,
  signal?: AbortSignal,
): Promise<MainRange> {
  const branch = await mainBranch(repository, signal);
  const tip = await tipAt(repository, branch.ref, cutoffOf(query), signal);
  return {
    ...{ kind: 'main', branch, tip },
    revisions: [tip],
    prefetchLimit: prefetchAtMost,
    prefetchMerges: false,
    before: { revision: tip, overlap: candidateLimit },
  };
}

/** The candidates of the main branch, and what came onto it later, ruled out. */
export async function listOnMain(
  repository: Repository,
  query: SuspectQuery,
  { range, signal }: { readonly range: MainRange; readonly signal: AbortSignal | undefined },
): Promise<Candidates | { readonly unavailable: GitUnavailable }> {
  const { branch, tip } = range;
  const [read, graph, later] = await Promise.all([
    readCommits(repository, { revisions: [tip], limit: candidateLimit + 1, signal }),
    readGraph(repository, [tip], { limit: candidateLimit * graphCommitsEach, signal }),
    readCommits(repository, { revisions: [branch.ref, `^${tip}`], limit: notLiveLimit, signal }),
  ]);
  if (!('commits' in read)) return { unavailable: unavailable(read) };
  const afterwards = 'commits' in later ? later.commits.map((entry) => outside(query, entry)) : [];
  const onMain = candidatesOnMain(read.commits, graph, query);
  const oldest = onMain.reduce((least, { landed }) => Math.min(least, landed), cutoffOf(query));
  const merges = mergesOf(graph).filter((sha) => (graph?.nodes.get(sha)?.committedAt ?? 0) >= oldest);
  return {
    candidates: [...onMain, ...afterwards],
    unlisted: [],
    merges: merges.slice(0, mergeLimit),
    listedMerges: new Map(),
    place: placing(graph, query),
    live: undefined,
    lastGood: undefined,
    assumedLive: branch.name,
    cutFrom:
      onMain.length < candidateLimit
        ? undefined
        : await countIfCut(repository, read.commits.length, { revisions: [tip], graph, signal }),
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
 * What came onto the main branch in the fortnight before the cutoff (at least {@link atLeast} commits), newest first;
 * what came later is ruled out.
 */
export function candidatesOnMain(
  entries: readonly CommitWithFiles[],
  graph: CommitGraph | undefined,
  query: Onset & Pick<SuspectQuery, 'judged'>,
): CandidateCommit[] {
  const place = placing(graph, query);
  const cutoff = cutoffOf(query);
  let counted = 0;
  return entries.slice(0, candidateLimit).flatMap((entry): CandidateCommit[] => {
    const candidate = place(entry);
    const late = isLate(candidate, cutoff);
    if (!late && ++counted > atLeast && candidate.landed < cutoff - lookBackMs) return [];
    return [candidate];
  });
}

/** Puts a commit to the time when it came onto the main branch. */
function placing(
  graph: CommitGraph | undefined,
  query: Onset & Pick<SuspectQuery, 'judged'>,
): (entry: CommitWithFiles) => CandidateCommit {
  const tip = graph?.order[0];
  const landed = graph === undefined || tip === undefined ? new Map<string, number>() : landedAt(graph, tip);
  return (entry) => {
    const at = landed.get(entry.commit.sha) ?? entry.commit.committedAt;
    const late = isLate({ ...entry, landed: at }, cutoffOf(query)) ? notLive(query) : undefined;
    return {
      ...entry,
      deploy: undefined,
      wentLive: undefined,
      deploysBefore: undefined,
      landed: at,
      ruledOut: ruling(query, entry, late),
    };
  };
}

function isLate({ commit, landed }: Pick<CandidateCommit, 'commit' | 'landed'>, cutoff: number): boolean {
  return Math.min(landed, commit.committedAt) > cutoff;
}
