import { ignoredRevisions } from '../git/blame.ts';
import { readCloneFacts } from '../git/cloneFacts.ts';
import type { Deploy } from '../git/history.ts';
import { readCommits } from '../git/log.ts';
import type { Repository } from '../git/repository.ts';
import { gatherCandidates, type Candidates } from './candidates.ts';
import type { DiffFacts } from './diffFacts.ts';
import type { Candidate } from './evidence.ts';
import { evidenceFor, type FurtherEvidence } from './evidenceFor.ts';
import { importedByFrames } from './imports.ts';
import { pastOf, pastRead, type Past } from './past.ts';
import { priors } from './priors.ts';
import { rank } from './rank.ts';
import { readFacts, type FactsCache, type FactsRead } from './readFacts.ts';
import { learnedSignals, priorSignals } from './signals.ts';
import type { SuspectAnswer, SuspectQuery, SuspectReport } from './suspect.ts';
import weights from './weights.json' with { type: 'json' };

export interface Investigation {
  readonly repository: Repository;
  readonly query: SuspectQuery;
  /** As {@link readDeploys} gave them: oldest first, every environment. */
  readonly deploys: readonly Deploy[];
  readonly signal?: AbortSignal | undefined;
  /** Called with each report as soon as it stands, the last one included. */
  readonly onReport?: ((report: SuspectReport) => void) | undefined;
  /** Diffs read before; hand in the same map to have the next ranking start from them. */
  readonly cache?: FactsCache | undefined;
}

/**
 * Ranks the commits that may have caused the incident: first by messages and paths, then by what they changed. Never
 * throws for what git says; when cancelled it answers with what stood by then.
 */
export async function investigate(request: Investigation): Promise<SuspectAnswer> {
  const { repository, query, deploys, signal } = request;
  const cache = request.cache ?? new Map<string, DiffFacts>();
  const [gathered, clone] = await Promise.all([
    gatherCandidates(repository, query, deploys, signal),
    readCloneFacts(repository, signal),
  ]);
  if ('unavailable' in gathered) return gathered;
  const open = gathered.candidates.filter(({ ruledOut }) => ruledOut === undefined);
  const closed = gathered.candidates.filter(({ ruledOut }) => ruledOut !== undefined);
  const { live, lastGood, assumedLive, cutFrom } = gathered;
  const report = (
    stage: SuspectReport['stage'],
    further: FurtherEvidence,
    read?: FactsRead,
  ): SuspectReport => ({
    clone,
    ...rank(evidenceFor(query, open, further), closed, [...learnedSignals, ...priorSignals], {
      ...weights,
      ...priors,
    }),
    deploys,
    live,
    lastGood,
    assumedLive,
    cutFrom,
    stage,
    limits: {
      missingDiffs: read?.missing.length ?? 0,
      unreadDiffs: read?.unread.length ?? 0,
      cutDiffs: open.filter(({ commit }) => cache.get(commit.sha)?.cut === true).length,
    },
  });
  const cheap = report('cheap', { facts: cache });
  if (open.length === 0 || signal?.aborted === true) return { report: cheap };
  request.onReport?.(cheap);
  const further = await readFurther({ ...request, cache }, gathered, open);
  if (further.read.cancelled || request.signal?.aborted === true) return { report: cheap };
  const final = report('final', further, further.read);
  request.onReport?.(final);
  return { report: final };
}

async function readFurther(
  { repository, query, cache, signal }: Investigation & { readonly cache: FactsCache },
  { live }: Candidates,
  open: readonly Candidate[],
): Promise<FurtherEvidence & { readonly read: FactsRead }> {
  const shas = open.map(({ commit }) => commit.sha);
  const sha = live?.sha ?? shas[0] ?? 'HEAD';
  const { frames } = evidenceFor(query, [], { facts: cache });
  const [read, past, imported, ignored] = await Promise.all([
    readFacts(repository, shas, { cache, signal }),
    readPast(repository, shas, signal),
    importedByFrames(repository, { sha, frames, candidates: open, signal }),
    ignoredRevisions(repository, sha, signal),
  ]);
  return { facts: cache, past, imported, ignored: new Set(ignored), read };
}

/** The commits before the oldest candidates: the newest history that is none of theirs. */
async function readPast(
  repository: Repository,
  shas: readonly string[],
  signal?: AbortSignal,
): Promise<Past> {
  const oldest = shas.slice(-1);
  const read = await readCommits(repository, {
    revisions: oldest,
    limit: pastRead + shas.length,
    signal,
  });
  const candidates = new Set(shas);
  return pastOf(
    'commits' in read
      ? read.commits.filter(({ commit }) => !candidates.has(commit.sha)).slice(0, pastRead)
      : [],
  );
}
