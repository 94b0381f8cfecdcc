import type { Deploy } from '../../../src/git/history.ts';
import { openRepository, type Repository } from '../../../src/git/repository.ts';
import type { FactsCache } from '../../../src/suspects/text/readFacts.ts';
import { investigate } from '../../../src/suspects/investigate.ts';

/** What a ranker is asked: a git folder whose HEAD is the state at the incident. All but the folder may be missing. */
export interface Asked {
  readonly repo: string;
  /** ISO 8601; the time of HEAD without one. */
  readonly time?: string | null;
  readonly symptom?: string | null;
  readonly logLines?: readonly string[] | null;
  /** When something went live, ISO 8601: whatever HEAD's first-parent line held by then. */
  readonly deployTimes?: readonly string[] | null;
}

/** Lines that stand together are one record: a stack trace runs over many. */
export function errorOf(logLines: readonly string[]): string[] {
  return logLines.length === 0 ? [] : [logLines.join('\n')];
}

/** Answers one question with the shas of the suspects, most probable first. */
export async function answer(asked: Asked, cache?: FactsCache): Promise<{ ranked: string[] }> {
  const opened = await openRepository(asked.repo, { trusted: true });
  if ('unavailable' in opened) throw new Error(JSON.stringify(opened.unavailable));
  const { repository } = opened;
  const given = Date.parse(asked.time ?? '');
  const result = await investigate({
    repository,
    deploys: await deploysAt(repository, asked.deployTimes ?? []),
    cache,
    query: {
      start: Number.isNaN(given) ? await timeOfHead(repository) : given,
      symptom: asked.symptom ?? '',
      errors: errorOf(asked.logLines ?? []),
      firstError: undefined,
      environment: 'production',
      earlierCauses: [],
      judged: new Map(),
    },
  });
  if ('unavailable' in result) throw new Error(JSON.stringify(result.unavailable));
  return { ranked: result.report.suspects.map(({ commit }) => commit.sha) };
}

async function timeOfHead(repository: Repository): Promise<number> {
  const head = await repository.text(['log', '-1', '--format=%ct', 'HEAD', '--']);
  return head.ok ? Number(head.text) * 1000 : Date.now();
}

async function deploysAt(repository: Repository, times: readonly string[]): Promise<Deploy[]> {
  const deploys: Deploy[] = [];
  const known = times.map((time) => Date.parse(time)).filter((at) => !Number.isNaN(at));
  for (const at of known.sort((a, b) => a - b)) {
    const tip = await repository.text([
      ...['log', '--first-parent', '-1', '--format=%H', `--before=${Math.floor(at / 1000)}`, 'HEAD', '--'],
    ]);
    const sha = tip.ok ? tip.text.trim() : '';
    if (sha === '') continue;
    deploys.push({
      ...{ name: new Date(at).toISOString(), environment: 'production', sha, at },
      ...{ kind: 'deploy', origin: 'deploy-log', by: undefined },
    });
  }
  return deploys;
}
