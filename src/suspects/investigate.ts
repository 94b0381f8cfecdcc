import { readCloneFacts } from '../git/cloneFacts.ts';
import type { Deploy } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import { gatherCandidates } from './candidates.ts';
import type { Evidence, Signal } from './evidence.ts';
import { parseFrames } from './frames.ts';
import { rank } from './rank.ts';
import { breadth } from './signals/breadth.ts';
import { kindOfChange } from './signals/kindOfChange.ts';
import { messageWords } from './signals/messageWords.ts';
import { nearness } from './signals/nearness.ts';
import { pathWords } from './signals/pathWords.ts';
import { stackFrames } from './signals/stackFrames.ts';
import type { SuspectAnswer, SuspectQuery, SuspectReport } from './suspect.ts';
import weights from './weights.json' with { type: 'json' };
import { priors } from './priors.ts';

export interface Investigation {
  readonly repository: Repository;
  readonly query: SuspectQuery;
  /** As {@link readDeploys} gave them: oldest first, every environment. */
  readonly deploys: readonly Deploy[];
  readonly signal?: AbortSignal | undefined;
  /** Called with each report as soon as it stands, the last one included. */
  readonly onReport?: ((report: SuspectReport) => void) | undefined;
}

const cheapSignals: readonly Signal[] = [
  messageWords,
  pathWords,
  stackFrames,
  nearness,
  kindOfChange,
  breadth,
];

/** Ranks the commits that may have caused the incident. Never throws for what git says. */
export async function investigate(request: Investigation): Promise<SuspectAnswer> {
  const { repository, query, deploys, signal } = request;
  const [gathered, clone] = await Promise.all([
    gatherCandidates(repository, query, deploys, signal),
    readCloneFacts(repository, signal),
  ]);
  if ('unavailable' in gathered) return gathered;
  const open = gathered.candidates.filter(({ ruledOut }) => ruledOut === undefined);
  const closed = gathered.candidates.filter(({ ruledOut }) => ruledOut !== undefined);
  const evidence: Evidence = {
    query,
    candidates: open,
    frames: query.errors.flatMap((error) => parseFrames(error)),
  };
  const { live, lastGood, assumedLive, cutFrom } = gathered;
  const cheap = rank(evidence, closed, cheapSignals, { ...weights, ...priors });
  const report: SuspectReport = {
    clone,
    ...cheap,
    deploys,
    live,
    lastGood,
    assumedLive,
    cutFrom,
    stage: 'final',
  };
  request.onReport?.(report);
  return { report };
}
