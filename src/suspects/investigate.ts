import { ignoredRevisions } from '../git/blame.ts';
import { readCloneFacts } from '../git/cloneFacts.ts';
import type { Deploy } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import { gatherCandidates, type Candidates } from './candidates.ts';
import type { DiffFacts } from './diffFacts.ts';
import { ownWordsOf } from './documents.ts';
import type { Candidate } from './evidence.ts';
import { evidenceFor, type FurtherEvidence } from './evidenceFor.ts';
import { importedByFrames } from './imports.ts';
import { readPast, readPaths, similarIn, type Past, type PastPaths } from './past.ts';
import { priors } from './priors.ts';
import { rank } from './rank.ts';
import { ask } from './question.ts';
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
  if (open.length === 0 || signal?.aborted === true) return { report: report('cheap', { facts: cache }) };
  // git reads on while the first ranking is made.
  const reading = readFurther({ ...request, cache }, gathered, open);
  const cheap = report('cheap', { facts: cache });
  request.onReport?.(cheap);
  const further = await reading;
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
  const [read, earlier, imported, ignored] = await Promise.all([
    readFacts(repository, shas, { cache, signal }),
    readEarlier(repository, query, open, signal),
    importedByFrames(repository, { sha, frames, candidates: open, signal }),
    ignoredRevisions(repository, sha, signal),
  ]);
  return { facts: cache, ...earlier, imported, ignored: new Set(ignored), read };
}

/** The messages before the oldest candidate, and what those touched that are about the same words. */
async function readEarlier(
  repository: Repository,
  query: SuspectQuery,
  open: readonly Candidate[],
  signal?: AbortSignal,
): Promise<{ past: Past; pastPaths: PastPaths }> {
  const not = new Set(open.map(({ commit }) => commit.sha));
  const past = await readPast(repository, { before: open.at(-1)?.commit.sha ?? 'HEAD', not, signal });
  const messages = open.map((candidate) => ownWordsOf(candidate).message);
  const similar = similarIn(past, ask(query, messages, past)).map(({ sha }) => sha);
  return { past, pastPaths: await readPaths(repository, similar, signal) };
}
