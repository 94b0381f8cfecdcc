import { openRepository } from '../../../src/git/repository.ts';
import type { FactsCache } from '../../../src/suspects/readFacts.ts';
import { investigate } from '../../../src/suspects/investigate.ts';

/** What a ranker is asked: a git folder whose HEAD is the state at the incident. */
export interface Asked {
  readonly repo: string;
  readonly time: string;
  readonly symptom: string;
  readonly logLines?: readonly string[];
}

/** Answers one question with the shas of the suspects, most probable first. */
export async function answer(asked: Asked, cache?: FactsCache): Promise<{ ranked: string[] }> {
  const opened = await openRepository(asked.repo, { trusted: true });
  if ('unavailable' in opened) throw new Error(JSON.stringify(opened.unavailable));
  const result = await investigate({
    repository: opened.repository,
    deploys: [],
    cache,
    query: {
      start: Date.parse(asked.time),
      symptom: asked.symptom,
      errors: asked.logLines ?? [],
      firstError: undefined,
      environment: 'production',
      earlierCauses: [],
      judged: new Map(),
    },
  });
  if ('unavailable' in result) throw new Error(JSON.stringify(result.unavailable));
  return { ranked: result.report.suspects.map(({ commit }) => commit.sha) };
}
