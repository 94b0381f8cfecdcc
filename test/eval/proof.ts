import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bisect } from './proof/bisect.ts';
import { makeView, prepare, readCases, type Case, type Prepared } from './proof/cases.ts';
import { oracleOf, ours, seeded, type Outcome } from './proof/simulate.ts';

/**
 * Runs to proof against `git bisect`, both over the same range, with the true culprit as oracle:
 *
 *   SUSPECT_MIRROR=DIR npm run --silent eval:proof -- CASES [--limit N] [--all] [--repeats N] [--cache DIR]
 *
 * Counted are the runs after the two ends are known, confirming runs included. `--all` takes the cases that aren't
 * like incidents too. `--repeats` is how often each end is run beforehand, which teaches our search the noise.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    limit: { type: 'string' },
    all: { type: 'boolean', default: false },
    repeats: { type: 'string', default: '10' },
    cache: { type: 'string', default: join(tmpdir(), 'sitrep-eval-proof') },
  },
});
const mirror = process.env['SUSPECT_MIRROR'];
const file = positionals[0];
const flakyShare = 0.1;

interface Row {
  readonly prepared: Prepared;
  readonly ours: Outcome;
  readonly bisect: Outcome;
  readonly oursFlaky: Outcome;
  readonly bisectFlaky: Outcome;
}

async function measure(each: Case, index: number): Promise<Row | undefined> {
  const prepared = await prepare(mirror ?? '', values.cache, each);
  if (prepared === undefined) return undefined;
  const repeats = Number(values.repeats);
  const steady = oracleOf(prepared, 0, seeded(0));
  const flaky = (salt: number) => oracleOf(prepared, flakyShare, seeded(index * 2 + salt));
  const view = await makeView(mirror ?? '', each);
  try {
    return {
      prepared,
      ours: ours(prepared, steady, repeats),
      oursFlaky: ours(prepared, flaky(0), repeats),
      bisect: await bisect(view, prepared, steady),
      bisectFlaky: await bisect(view, prepared, flaky(1)),
    };
  } finally {
    await rm(view, { recursive: true, force: true });
  }
}

function print(rows: readonly Row[], side: keyof Omit<Row, 'prepared'>, label: string): number {
  const runs = rows.map((row) => row[side].runs).sort((one, other) => one - other);
  const mean = runs.reduce((sum, count) => sum + count, 0) / runs.length;
  const wrong = rows.filter(
    (row) => row[side].found !== undefined && row[side].found !== row.prepared.culprit,
  ).length;
  const none = rows.filter((row) => row[side].found === undefined).length;
  const share = (count: number) => `${((100 * count) / rows.length).toFixed(1)} %`;
  const p90 = runs[Math.ceil(runs.length * 0.9) - 1] ?? 0;
  process.stdout.write(
    `${label.padEnd(28)} mean ${mean.toFixed(2)}  p90 ${p90}  wrong ${share(wrong)}  undecided ${share(none)}\n`,
  );
  return mean;
}

async function main(cases: readonly Case[]): Promise<void> {
  const rows: Row[] = [];
  for (const [index, each] of cases.entries()) {
    const row = await measure(each, index);
    if (row !== undefined) rows.push(row);
  }
  const sizes = rows.map(({ prepared }) => prepared.commits.length).sort((one, other) => one - other);
  process.stdout.write(
    `${rows.length} of ${cases.length} cases; commits in the range: median ${sizes[sizes.length >> 1] ?? 0}, most ${sizes.at(-1) ?? 0}; ${values.repeats} runs at each end beforehand\n`,
  );
  if (rows.length === 0) return;
  const own = print(rows, 'ours', 'ours');
  const peer = print(rows, 'bisect', 'git bisect');
  process.stdout.write(`ratio ${(own / peer).toFixed(3)}\n`);
  print(rows, 'oursFlaky', `ours, ${flakyShare * 100} % flaky`);
  print(rows, 'bisectFlaky', `git bisect, ${flakyShare * 100} % flaky`);
}

if (file === undefined || mirror === undefined) {
  process.stderr.write(
    'Usage: SUSPECT_MIRROR=DIR npm run --silent eval:proof -- CASES [--limit N] [--all]\n',
  );
  process.exitCode = 2;
} else {
  const cases = (await readCases(file)).filter((each) => values.all || each.incidentLike);
  await main(cases.slice(0, Number(values.limit ?? cases.length)));
}
