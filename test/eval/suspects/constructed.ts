import { readFileSync } from 'node:fs';
import { openRepository } from '../../../src/git/repository.ts';
import type { Deploy } from '../../../src/git/history.ts';
import { investigate } from '../../../src/suspects/investigate.ts';
import { folderOf } from './cases.ts';

/**
 * A constructed case: a real commit taken for the culprit, a stack trace through one of its hunks at the line numbers
 * of its parent, and deploys around it. The symptom names nothing, so that trace and deploys must do.
 */
export interface Constructed {
  readonly repo: string;
  readonly culprit: string;
  /** Frames, the innermost first. */
  readonly frames: readonly { readonly file: string; readonly line: number }[];
  /** Commits that went live, oldest first. */
  readonly deploys: readonly { readonly sha: string; readonly at: string }[];
  readonly start: string;
  readonly firstError: string;
}

const file = new URL('./constructed.json', import.meta.url);

/** Runs the constructed cases whose repositories are present, and says how often the culprit came first. */
export async function scoreConstructed(): Promise<string> {
  const cases = JSON.parse(readFileSync(file, 'utf8')) as Constructed[];
  const places: number[] = [];
  for (const item of cases) {
    const folder = folderOf(item);
    if (folder !== undefined) places.push(await placeIn(folder, item));
  }
  const first = places.filter((place) => place === 1).length;
  const share = places.length === 0 ? '' : ` (${((100 * first) / places.length).toFixed(1)} %)`;
  return `stack traces and deploys: culprit first in ${first} of ${places.length} constructed cases${share}, ${cases.length} in all; places ${[
    ...places,
  ]
    .sort((a, b) => b - a)
    .slice(0, 5)
    .join(' ')} at worst`;
}

async function placeIn(folder: string, item: Constructed): Promise<number> {
  const opened = await openRepository(folder, { trusted: true });
  if ('unavailable' in opened) throw new Error(`${item.repo}: ${opened.unavailable.kind}`);
  const trace = item.frames.map(({ file: path, line }) => `    at handle (/srv/app/${path}:${line}:1)`);
  const result = await investigate({
    repository: opened.repository,
    deploys: item.deploys.map(({ sha, at }, i): Deploy => ({
      name: `deploy ${i + 1}`,
      environment: 'production',
      sha,
      at: Date.parse(at),
      kind: 'deploy',
      origin: 'deploy-log',
      by: undefined,
    })),
    query: {
      start: Date.parse(item.start),
      symptom: 'Customers report that it stopped working',
      errors: [['Error', ...trace].join('\n')],
      firstError: Date.parse(item.firstError),
      environment: 'production',
      earlierCauses: [],
      judged: new Map(),
    },
  });
  if ('unavailable' in result) throw new Error(`${item.repo}: ${result.unavailable.kind}`);
  return 1 + result.report.suspects.findIndex(({ commit }) => commit.sha === item.culprit);
}
