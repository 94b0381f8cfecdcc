import assert from 'node:assert/strict';
import { readConfig } from '../../../src/config/readConfig.ts';
import { readDeploys } from '../../../src/git/deploys/deploys.ts';
import type { Deploy } from '../../../src/git/history.ts';
import { openRepository } from '../../../src/git/repository.ts';
import { readWindow } from '../../../src/logs/read/merged.ts';
import { resolveSources } from '../../../src/logs/read/sources.ts';
import { kindsIn } from '../../../src/logs/templates/kindsInWindow.ts';
import { evidenceIn, leadMs } from '../../../src/session/logs/logWindow.ts';
import { investigate } from '../../../src/suspects/investigate.ts';
import type { SuspectReport } from '../../../src/suspects/suspect.ts';

const dayMs = 86_400_000;

/**
 * Ranks the commits of the demo project as an incident does: with its own configuration, deploys and logs. Times in ms
 * UTC; it is reported at `now`, and `start` is undefined where nobody told it.
 */
export async function rankDemo(
  folder: string,
  {
    start,
    now,
    symptom,
  }: { readonly start: number | undefined; readonly now: number; readonly symptom: string },
): Promise<SuspectReport> {
  const signal = new AbortController().signal;
  const opened = await openRepository(folder, { trusted: true });
  assert.ok('repository' in opened);
  const { repository } = opened;
  const { config } = await readConfig(folder);
  const { deploys } = await readDeploys(repository, config.deploys);
  const sources = await resolveSources(folder, config.logs, signal);
  const span = { from: start === undefined ? logsFrom(deploys, now) : start - leadMs, to: now };
  const window = await readWindow({ sources, span, signal, maxBytes: 1 });
  const { kinds } = await kindsIn({ sources, span, signal });
  const answer = await investigate({
    repository,
    deploys,
    query: {
      ...(start === undefined ? { start, reportedAt: now } : { start, reportedAt: now }),
      symptom,
      ...evidenceIn(window, kinds, span),
      environment: config.deploys.environment,
      earlierCauses: [],
      judged: new Map(),
    },
  });
  assert.ok('report' in answer);
  return answer.report;
}

/** Where nobody told the start, logs are read from the last deploy before the report, or from a day before it. */
function logsFrom(deploys: readonly Deploy[], report: number): number {
  const last = Math.max(...deploys.map(({ at }) => at).filter((at) => at <= report));
  return Math.max(last, report - dayMs);
}
