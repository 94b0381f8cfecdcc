import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openRepository } from '../../../src/git/repository.ts';
import { investigate } from '../../../src/suspects/investigate.ts';
import weights from '../../../src/suspects/ranking/weights.json' with { type: 'json' };
import type { RangeCommit } from '../../../src/proof/range.ts';

const execute = promisify(execFile);

/** A line of the case file. */
export interface Case {
  readonly id: string;
  readonly repo: string;
  readonly at: string;
  readonly time: string;
  readonly symptom: string;
  readonly logLines: readonly string[];
  readonly windowDays: number;
  readonly incidentLike: boolean;
  readonly culprits: readonly string[];
}

/** What both searches are given: the same range, and who is to blame. */
export interface Prepared {
  readonly id: string;
  readonly bad: string;
  readonly good: string;
  readonly culprit: string;
  readonly commits: readonly RangeCommit[];
  readonly prior: readonly (readonly [string, number])[];
}

export async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await execute('git', ['-c', 'safe.directory=*', ...args], {
    cwd: folder,
    maxBuffer: 256 * 1024 * 1024,
  });
  return stdout;
}

export async function readCases(file: string): Promise<Case[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);
}

/** A bare repository that ends at the incident and borrows the mirror's objects. The caller removes it. */
export async function makeView(mirror: string, { repo, at }: Case): Promise<string> {
  const view = await mkdtemp(join(tmpdir(), 'sitrep-proof-view-'));
  await git(view, 'init', '-q', '--bare', '-b', 'main', '.');
  const objects = join(mirror, repo.replace('/', '+'), 'repo', 'objects');
  await writeFile(join(view, 'objects', 'info', 'alternates'), `${objects}\n`);
  await writeFile(join(view, 'refs', 'heads', 'main'), `${at}\n`);
  return view;
}

/**
 * The range from the newest first-parent ancestor that is older than the window to the state at the incident.
 * Undefined where that range doesn't hold the culprit (skewed clocks), or is too short to search.
 */
async function rangeOf(view: string, each: Case): Promise<Omit<Prepared, 'id' | 'prior'> | undefined> {
  const culprit = each.culprits[0] ?? '';
  const since = Date.parse(each.time) / 1000 - each.windowDays * 86_400;
  const line = (await git(view, 'log', '--first-parent', '-n', '5000', '--format=%H %ct', each.at))
    .trim()
    .split('\n');
  const times = line.map((row) => Number(row.split(' ')[1]));
  const start = times.findIndex((time, index) => index >= 20 && time < since);
  const good = line[start]?.split(' ')[0];
  if (good === undefined) return undefined;
  const rows = (await git(view, 'rev-list', '--topo-order', '--parents', each.at, `^${good}`))
    .trim()
    .split('\n');
  const commits = rows.map((row) => {
    const [sha = '', ...parents] = row.split(' ');
    return { sha, parents };
  });
  if (!commits.some(({ sha }) => sha === culprit)) return undefined;
  return { bad: each.at, good, culprit, commits };
}

async function priorOf(view: string, each: Case): Promise<(readonly [string, number])[]> {
  const opened = await openRepository(view, { trusted: true });
  if (!('repository' in opened)) return [];
  const answer = await investigate({
    repository: opened.repository,
    deploys: [],
    query: {
      start: Date.parse(each.time),
      symptom: each.symptom,
      errors: each.logLines,
      firstError: undefined,
      environment: '',
      earlierCauses: [],
      judged: new Map(),
    },
  });
  if (!('report' in answer)) return [];
  return answer.report.suspects.map(({ commit, probability }) => [commit.sha, probability] as const);
}

/** Range and ranking of a case, kept in `cache` for the next time with the same weights. Undefined where the mirror or the range is missing. */
export async function prepare(mirror: string, cache: string, each: Case): Promise<Prepared | undefined> {
  const file = join(
    cache,
    `${createHash('sha256')
      .update(each.id + JSON.stringify(weights))
      .digest('hex')}.json`,
  );
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return (JSON.parse(known) as Prepared | null) ?? undefined;
  const view = await makeView(mirror, each);
  try {
    const range = await rangeOf(view, each);
    const prepared = range && { ...range, id: each.id, prior: await priorOf(view, each) };
    await mkdir(cache, { recursive: true });
    await writeFile(file, JSON.stringify(prepared ?? null));
    return prepared;
  } catch {
    return undefined;
  } finally {
    await rm(view, { recursive: true, force: true });
  }
}
