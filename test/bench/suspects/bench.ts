/**
 * `npm run bench:suspects [-- FOLDER …]`: time to the first and to the final ranking of 500 commits, beside raw
 * `git log --numstat` and `git log -p` over the same range from the same run. Uses a generated history of 50,000
 * commits (BENCH_COMMITS) and whatever repositories are named.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { openRepository } from '../../../src/git/repository.ts';
import { investigate } from '../../../src/suspects/investigate.ts';
import { git, makeHistory } from './history.ts';

/** Most of them with warm code, which a single round would not show: the first is told apart. */
const rounds = 15;
const commits = Number(process.env['BENCH_COMMITS'] ?? 50_000);

const [first, ...others] = process.argv.slice(2);
if (first === '--measure') await measure(others[0] ?? '', others[1] ?? '');
else {
  const made = await makeHistory(commits);
  try {
    separately(`generated, ${commits} commits`, made);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  for (const folder of process.argv.slice(2)) separately(folder, folder);
}

/** In a process of its own: what it took to make a history, or to read another one, is no part of it. */
function separately(name: string, folder: string): void {
  const args = [...process.execArgv, import.meta.filename, '--measure', name, folder];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

async function measure(name: string, folder: string): Promise<void> {
  const opened = await openRepository(folder, { trusted: true });
  if ('unavailable' in opened) throw new Error(`${folder}: ${opened.unavailable.kind}`);
  const { repository } = opened;
  const list = await repository.text(['log', '--no-merges', '-n', '501', '--format=%H %ct', 'HEAD']);
  if (!list.ok) throw new Error(list.detail);
  const rows = list.text
    .trim()
    .split('\n')
    .map((row) => row.split(' '));
  const [tip = '', tipAt = '0'] = rows[0] ?? [];
  const [base = '', baseAt = '0'] = rows.at(-1) ?? [];
  const deploys = [
    { sha: base, at: Number(baseAt) * 1000 },
    { sha: tip, at: Number(tipAt) * 1000 + 60_000 },
  ].map((deploy, i) => ({
    ...deploy,
    name: `deploy ${i}`,
    environment: 'production',
    kind: 'deploy' as const,
    origin: 'deploy-log' as const,
    by: undefined,
  }));
  const times: Record<'first' | 'final' | 'numstat' | 'patch', number[]> = {
    first: [],
    final: [],
    numstat: [],
    patch: [],
  };
  let ranked = 0;
  for (let round = 0; round < rounds; round++) {
    times.numstat.push(await timed(() => git(folder, ['log', '--numstat', `${base}..${tip}`])));
    times.patch.push(await timed(() => git(folder, ['log', '-p', `${base}..${tip}`])));
    const began = performance.now();
    let first: number | undefined;
    const answer = await investigate({
      repository,
      deploys,
      onReport: () => (first ??= performance.now() - began),
      query: {
        start: Number(tipAt) * 1000 + 3_600_000,
        symptom: 'The voucher is not taken off the invoice when the basket holds a refund',
        errors: [],
        firstError: undefined,
        environment: 'production',
        earlierCauses: [],
        judged: new Map(),
      },
    });
    if (!('report' in answer)) throw new Error('no report');
    ranked = answer.report.suspects.filter(({ ruledOut }) => ruledOut === undefined).length;
    times.first.push(first ?? 0);
    times.final.push(performance.now() - began);
  }
  const [cold] = times.final;
  const [first, final, numstat, patch] = [times.first, times.final, times.numstat, times.patch].map(median);
  console.log(
    `${name}: ${ranked} suspects; first ranking ${ms(first)}, final ${ms(final)}; raw git log --numstat ${ms(numstat)}, git log -p ${ms(patch)}; final is ${((final ?? 0) / (patch ?? 1)).toFixed(2)} times git log -p (median of ${rounds}; the first final ranking of the process ${ms(cold)})`,
  );
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function ms(value: number | undefined): string {
  return `${Math.round(value ?? 0)} ms`;
}
