import assert from 'node:assert/strict';
import type { Deploy } from '../../../../src/git/history.ts';
import { readDiffs } from '../../../../src/git/diffs.ts';
import { investigate } from '../../../../src/suspects/investigate.ts';
import type { Suspect, SuspectReport } from '../../../../src/suspects/suspect.ts';
import { TestRepo } from '../../git/repo.ts';

const body = (change: Readonly<Record<number, string>> = {}) =>
  `${Array.from({ length: 30 }, (_, i) => change[i] ?? `line ${i}`).join('\n')}\n`;

describe('merges', () => {
  let repo: TestRepo;
  beforeEach(() => (repo = new TestRepo()));
  afterEach(() => repo.remove());

  const deploy = (sha: string, at: number): Deploy => ({
    name: `deploy ${at}`,
    environment: 'production',
    sha,
    at,
    kind: 'deploy',
    origin: 'deploy-log',
    by: undefined,
  });
  /** A side branch off the first commit, ready to be merged into main. */
  const branches = (count: number) => {
    const root = repo.commit('Root', { 'pay.js': body() });
    for (let i = 1; i <= count; i++) {
      repo.git('switch', '-q', '-c', `side${i}`, root);
      repo.commit(`Side ${i}`, { 'pay.js': body({ [i * 4]: `side ${i}` }), [`s${i}.js`]: 'x\n' });
    }
    repo.git('switch', '-q', 'main');
    repo.commit('Main', { 'pay.js': body({ 28: 'main' }) });
    return root;
  };
  /** Merges the side branches with something of its own slipped in. */
  const mergeWith = (files: Readonly<Record<string, string>>, ...sides: string[]) => {
    repo.later(10);
    repo.git('merge', '-q', '--no-ff', '--no-commit', ...sides);
    return repo.commit('Merge', files);
  };
  const ask = async (deploys: readonly Deploy[], errors: readonly string[] = []): Promise<SuspectReport> => {
    const answer = await investigate({
      repository: await repo.open(),
      deploys,
      query: {
        start: repo.later(60),
        symptom: 'It stopped working',
        errors,
        firstError: undefined,
        environment: 'production',
        earlierCauses: [],
        judged: new Map(),
      },
    });
    assert.ok('report' in answer);
    return answer.report;
  };
  const find = (report: SuspectReport, sha: string): Suspect | undefined =>
    report.suspects.find(({ commit }) => commit.sha === sha);

  it('are no suspects where they changed nothing themselves', async () => {
    branches(1);
    const merge = mergeWith({}, 'side1');
    const report = await ask([]);
    assert.equal(find(report, merge), undefined);
    assert.equal(report.suspects.length, 3);
  });

  it('with a change of their own are suspects with just that, and come first where the trace runs through it', async () => {
    const root = branches(1);
    const rootAt = repo.later(0);
    const own = body({ 4: 'side 1', 20: 'slipped in', 28: 'main' });
    const merge = mergeWith({ 'pay.js': own }, 'side1');
    const liveAt = repo.later(10);
    const report = await ask(
      [deploy(root, rootAt), deploy(merge, liveAt)],
      ['TypeError: x\n    at f (/srv/pay.js:21:3)'],
    );
    const suspect = find(report, merge);
    assert.deepEqual(suspect?.paths, ['pay.js']);
    assert.equal(suspect.wentLive, liveAt);
    assert.equal(report.suspects[0]?.commit.sha, merge);
    assert.ok(suspect.reasons.some((reason) => reason.kind === 'change-kind' && reason.change === 'merge'));
  });

  it('are no suspects where a file that a branch changed had moved meanwhile', async () => {
    const root = repo.commit('Root', { 'pay.js': body() });
    repo.git('switch', '-q', '-c', 'side1', root);
    repo.commit('Side', { 'pay.js': body({ 4: 'side' }) });
    repo.git('switch', '-q', 'main');
    repo.git('mv', 'pay.js', 'bill.js');
    repo.commit('Move', {});
    const plain = mergeWith({}, 'side1');
    assert.match(repo.git('show', `${plain}:bill.js`), /^side$/m);
    const deploys = [deploy(root, Date.parse('2026-11-01T08:30:00Z')), deploy(plain, repo.later(10))];
    for (const known of [[], deploys]) {
      const report = await ask(known);
      assert.equal(report.live === undefined, known.length === 0);
      assert.equal(find(report, plain), undefined);
    }
  });

  it('are suspects with a file that only they brought', async () => {
    branches(1);
    const merge = mergeWith({ 'new.js': 'slipped in\n' }, 'side1');
    assert.deepEqual(find(await ask([]), merge)?.paths, ['new.js']);
  });

  it('of several branches at once are told apart the same way', async () => {
    branches(3);
    const plain = mergeWith({}, 'side1', 'side2', 'side3');
    assert.equal(find(await ask([]), plain), undefined);
    repo.git('reset', '-q', '--hard', 'HEAD^1');
    const own = body({ 4: 'side 1', 8: 'side 2', 12: 'side 3', 20: 'slipped in', 28: 'main' });
    const merge = mergeWith({ 'pay.js': own }, 'side1', 'side2', 'side3');
    assert.equal(repo.git('rev-list', '--parents', '-n', '1', merge).split(' ').length, 5);
    assert.deepEqual(find(await ask([]), merge)?.paths, ['pay.js']);
  });

  it('are read whatever their lines look like', async () => {
    branches(1);
    const strange = ['@@@ -1 -1 +1 @@@', 'diff --cc x', '-- gone', '++ come'].join('\n');
    const merge = mergeWith({ 'pay.js': body({ 4: 'side 1', 15: strange, 28: 'main' }) }, 'side1');
    const after = repo.commit('After', { 'new.js': 'x\n' });
    const seen: string[] = [];
    await readDiffs(await repo.open(), [merge, after], {
      maxBytes: 1e6,
      reader: {
        commit: (sha) => seen.push(sha),
        change: ({ status, path }) => seen.push(`${status} ${path}`),
        file: (path) => seen.push(path),
        hunk: ({ newStart, newLines }) => seen.push(`${newStart},${newLines}`),
        line: (side, bytes, from, end) => seen.push(`${side} ${bytes.toString('utf8', from, end)}`),
      },
    });
    assert.deepEqual(seen, [
      merge,
      'M pay.js',
      'pay.js',
      '16,4',
      'removed line 15',
      ...strange.split('\n').map((line) => `added ${line}`),
      after,
      'A new.js',
      'new.js',
      '1,1',
      'added x',
    ]);
  });
});
