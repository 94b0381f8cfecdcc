import { landedAt, readGraph, type CommitGraph } from '../git/graph.ts';
import { mainBranch } from '../git/mainBranch.ts';
import type { Commit, GitUnavailable } from '../git/history.ts';
import { readCommits, readNamed, type CommitWithFiles } from '../git/log.ts';
import type { Repository } from '../git/repository.ts';
import type { Candidate } from './evidence.ts';
import {
  candidateLimit,
  countIfCut,
  lookBackMs,
  mergeLimit,
  mergesOf,
  notLive,
  notLiveLimit,
  outside,
  ruling,
  unavailable,
  type Candidates,
  type Gathering,
} from './stretch.ts';
import { cutoffOf, type Onset, type SuspectQuery } from './suspect.ts';

/** Candidates looked at however long ago they landed, where nothing marks deploys. */
const atLeast = 20;
/** Diffs read before it is known how many commits a fortnight has: in a quiet project most of them would be for nothing. */
const readAheadAtMost = 100;

/** The candidates where nothing marks deploys: the main branch stands for what was live. */
export async function candidatesWithoutDeploys(
  repository: Repository,
  query: SuspectQuery,
  { signal, onRange }: Gathering = {},
): Promise<Candidates | { readonly unavailable: GitUnavailable }> {
  const main = await mainBranch(repository, signal);
  const tip = await tipAt(repository, main.ref, cutoffOf(query), signal);
  onRange?.({
    revisions: [tip],
    limit: readAheadAtMost,
    merges: false,
    tip,
    before: { revision: tip, overlap: candidateLimit },
  });
  const [read, graph, later] = await Promise.all([
    readCommits(repository, { revisions: [tip], limit: candidateLimit + 1, signal }),
    readGraph(repository, [tip], { limit: candidateLimit * 6, signal }),
    readCommits(repository, { revisions: [main.ref, `^${tip}`], limit: notLiveLimit, signal }),
  ]);
  if (!('commits' in read)) return { unavailable: unavailable(read) };
  const afterwards = 'commits' in later ? later.commits.map((entry) => outside(query, entry)) : [];
  const onMain = candidatesOnMain(read.commits, graph, query);
  const oldest = onMain.reduce((least, { landed }) => Math.min(least, landed), cutoffOf(query));
  const merges = mergesOf(graph).filter((sha) => (graph?.nodes.get(sha)?.committedAt ?? 0) >= oldest);
  return {
    candidates: [...onMain, ...afterwards],
    unlisted: [],
    merges: commitsNamed(repository, merges.slice(0, mergeLimit), signal),
    place: placing(graph, query),
    live: undefined,
    lastGood: undefined,
    assumedLive: main.name,
    cutFrom:
      onMain.length < candidateLimit
        ? undefined
        : await countIfCut(repository, read.commits.length, { revisions: [tip], graph, signal }),
  };
}

async function commitsNamed(
  repository: Repository,
  shas: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Commit[]> {
  const { commits } = await readNamed(repository, shas, { files: false, signal });
  return commits.map(({ commit }) => commit);
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
): Candidate[] {
  const place = placing(graph, query);
  const cutoff = cutoffOf(query);
  let counted = 0;
  return entries.slice(0, candidateLimit).flatMap((entry): Candidate[] => {
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
): (entry: CommitWithFiles) => Candidate {
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

function isLate({ commit, landed }: Pick<Candidate, 'commit' | 'landed'>, cutoff: number): boolean {
  return Math.min(landed, commit.committedAt) > cutoff;
}
