import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyDemo, generateDemo } from '../../fixtures/demo/generate.ts';
import { git } from '../../fixtures/demo/repository.ts';
import { rankDemo } from './rankDemo.ts';

const nowMs = Date.parse('2026-03-10T14:20:00Z');
const dayMs = 86_400_000;
const fault = 'Show customers what they save';
/** What a person would call clear: 1.6 in log-odds. */
const timesAsLikely = 5;

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describe('the demo project', function () {
  this.timeout(180_000);
  let root: string;
  let demo: string;

  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'sitrep-demo-test-'));
    demo = path.join(root, 'demo');
    await generateDemo({ folder: demo, nowMs });
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const show = (...args: string[]): string => git(demo, args);
  const log = (name: string): string => readFileSync(path.join(demo, 'log', name), 'utf8');
  const tags = (): string[] =>
    lines(show('for-each-ref', '--sort=refname', '--format=%(refname:short)', 'refs/tags'));

  it('is a repository of three weeks by four people, with merges, a revert and a branch merged late', () => {
    const count = Number(show('rev-list', '--count', 'main'));
    assert.ok(count >= 55 && count <= 65, String(count));
    assert.equal(new Set(lines(show('log', '--format=%an'))).size, 4);
    assert.equal(lines(show('log', '--merges', '--format=%s')).length, 5);
    assert.deepEqual(lines(show('log', '--format=%s', '--grep=^Revert ')), [
      'Revert "Cache the product list"',
    ]);
    const dates = lines(show('log', '--format=%ct')).map((seconds) => Number(seconds) * 1000);
    assert.ok(Math.min(...dates) < nowMs - 19 * dayMs && Math.max(...dates) <= nowMs);
    const late = show('log', '-1', '--format=%ct', "--grep=^Merge branch 'gift-cards'$");
    const early = show('log', '-1', '--format=%ct', '--grep=^Sell gift cards$');
    assert.ok(Number(late) - Number(early) > (14 * dayMs) / 1000);
    assert.equal(show('status', '--porcelain'), '');
  });

  it('has annotated deploy tags, one of them a rollback to an earlier commit', () => {
    assert.equal(tags().length, 14);
    for (const tag of tags()) assert.equal(show('cat-file', '-t', tag), 'tag', tag);
    const rollback = tags().findIndex((tag) =>
      show('tag', '-l', '--format=%(subject)', tag).startsWith('Roll back'),
    );
    const commits = tags().map((tag) => show('rev-parse', `${tag}^{commit}`));
    assert.equal(commits[rollback], commits[rollback - 2]);
  });

  it('logs what the program did, in three formats and in order of time', () => {
    const access = lines(log('access.log'));
    const combined =
      /^\S+ - - \[\d\d\/\w{3}\/\d{4}(:\d\d){3} \+0000\] "[A-Z]+ \S+ HTTP\/1\.1" \d{3} \d+ "[^"]*" "[^"]*"$/;
    assert.deepEqual(
      access.filter((line) => !combined.test(line)),
      [],
    );
    assert.ok(access.length > 2000);
    const app = lines(log('app.log'));
    const records = app
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { time: string; level: string });
    assert.deepEqual([...new Set(records.map(({ level }) => level))].sort(), ['error', 'info', 'warn']);
    assert.ok(app.some((line) => line.startsWith('    at charge (src/payments/provider.js:')));
    const times = records.map(({ time }) => Date.parse(time));
    assert.deepEqual(
      times,
      times.toSorted((one, other) => one - other),
    );
    assert.ok((times.at(-1) ?? 0) > nowMs - 3_600_000 && (times.at(-1) ?? 0) < nowMs + 60_000);
    assert.match(log('worker.log'), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO {2}confirmation/m);
    assert.match(log('worker.log'), /,\d{3} ERROR .*failed\nTypeError: .*\n {4}at send \(src\/mailer\.js:/);
  });

  it('has a fault that one commit brought, live with the last deploy and not its newest', () => {
    const live = tags().at(-1) ?? '';
    const good = tags().at(-2) ?? '';
    const between = lines(show('log', '--format=%s', `${good}..${live}`));
    assert.ok(between.indexOf(fault) > 0);
    const culprit = show('log', '-1', '--format=%H', `--grep=^${fault}$`);
    assert.equal(check(live), 1);
    assert.equal(check(good), 0);
    assert.equal(check(culprit), 1);
    assert.equal(check(`${culprit}^`), 0);
    const failures = log('app.log')
      .split('\n')
      .map((line, index, all) => ({ line, before: all[index - 1] ?? '' }));
    const mismatches = failures.filter(({ line }) => line.includes('422 amount_mismatch'));
    const since = Number(show('for-each-ref', '--format=%(taggerdate:unix)', `refs/tags/${live}`)) * 1000;
    assert.ok(mismatches.length >= 10, String(mismatches.length));
    for (const { before } of mismatches) {
      assert.ok(Date.parse((JSON.parse(before) as { time: string }).time) >= since);
    }
  });

  it('ranks that commit first by far, whatever start after its deploy is told, or none', async () => {
    const live = tags().at(-1) ?? '';
    const deployed = Number(show('for-each-ref', '--format=%(taggerdate:unix)', `refs/tags/${live}`)) * 1000;
    const after = [0, 15, 45, 75, 105, 135, 160].map((minutes) => deployed + minutes * 60_000);
    for (const symptom of ['Card payments fail at checkout', 'Customers with a voucher cannot pay']) {
      for (const start of [undefined, ...after]) {
        const asked = `${symptom}, ${start === undefined ? 'no start' : new Date(start).toISOString()}`;
        const { suspects } = await rankDemo(demo, { start, now: nowMs, symptom });
        const [first, second] = suspects;
        assert.equal(first?.commit.subject, fault, asked);
        const odds = first.probability / (second?.probability ?? 0);
        assert.ok(odds > timesAsLikely, `${asked}: ${odds.toFixed(1)} times as likely as the next`);
        assert.ok(first.reasons.some(({ kind }) => kind === 'first-error-after-deploy'));
        assert.equal(
          first.reasons.some(({ kind }) => kind === 'went-live-before'),
          start !== undefined,
        );
      }
    }
  });

  it('passes its own tests', () => {
    assert.equal(spawnSync('npm', ['test', '--silent'], { cwd: demo, env: plainEnv }).status, 0);
  });

  it('has a remote that is one deploy ahead, also from a copy', () => {
    const copy = path.join(root, 'copy');
    copyDemo(demo, copy);
    rmSync(path.join(demo, '.git/origin.git/HEAD'));
    git(copy, ['fetch', '--quiet']);
    assert.equal(lines(git(copy, ['tag'])).length, tags().length + 1);
    assert.ok(Number(git(copy, ['rev-list', '--count', 'main..origin/main'])) > 0);
  });

  it('has the same commits for the same time, and empty logs once the program logs nothing', async () => {
    const silent = path.join(root, 'silent');
    await generateDemo({ folder: silent, nowMs, prepareRelease: removeLoggerCalls });
    assert.equal(git(silent, ['show-ref', '--tags']), show('show-ref', '--tags'));
    assert.equal(git(silent, ['rev-parse', 'main']), show('rev-parse', 'main'));
    for (const name of ['access.log', 'app.log', 'worker.log']) {
      const file = path.join(silent, 'log', name);
      assert.equal(existsSync(file) ? readFileSync(file, 'utf8') : '', '', name);
    }
  });

  /** Exit code of the demo's own reproduction at a revision. */
  function check(revision: string): number | null {
    const folder = mkdtempSync(path.join(root, 'check-'));
    show('worktree', 'add', '--quiet', '--force', '--detach', folder, revision);
    return spawnSync('npm', ['run', '--silent', 'check-payment'], { cwd: folder, env: plainEnv }).status;
  }
});

const plainEnv = { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: undefined };

function removeLoggerCalls(folder: string): void {
  for (const name of readdirSync(path.join(folder, 'src'))) {
    if (!name.endsWith('.js')) continue;
    const file = path.join(folder, 'src', name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/\b(?:log|access|workerLog)\.\w+\(.*\);/g, ';'));
  }
}
