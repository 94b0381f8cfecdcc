import { commitWordsOf } from '../text/commitWords.ts';
import type { CandidateCommit } from '../candidates/candidate.ts';
import type { RankingEvidence } from './evidence.ts';
import { parseFrames, type Frame } from './frames.ts';
import { noPast, type Past, type PastPaths } from '../text/past.ts';
import { ask } from './question.ts';
import type { FactsCache } from '../text/readFacts.ts';
import type { SuspectQuery } from '../suspect.ts';

/** What may be known beyond messages and paths; all of it is missing in the first, cheap ranking. */
export interface LateEvidence {
  readonly facts: FactsCache;
  readonly past?: Past;
  readonly pastPaths?: PastPaths;
  readonly imported?: ReadonlySet<string>;
  readonly ignored?: ReadonlySet<string>;
}

/** Error records whose stack traces are looked at; judged: kinds that are new come first. */
const errorsRead = 50;

export function evidenceFor(
  query: SuspectQuery,
  candidates: readonly CandidateCommit[],
  further: LateEvidence,
): RankingEvidence {
  const facts = candidates.map(({ commit }) => further.facts.get(commit.sha));
  const words = candidates.map((candidate, i) => commitWordsOf(candidate, facts[i]));
  const past = further.past ?? noPast;
  return {
    query,
    question: ask(
      query,
      words.map(({ message }) => message),
      past,
    ),
    candidates,
    words,
    facts,
    frames: framesOf(query),
    imported: further.imported ?? new Set(),
    past,
    pastPaths: further.pastPaths ?? new Map<string, readonly string[]>(),
    ignored: further.ignored ?? new Set(),
  };
}

/** The stack frames of the errors. */
export function framesOf({ errors }: SuspectQuery): readonly Frame[] {
  return errors.slice(0, errorsRead).flatMap((error) => parseFrames(error));
}
