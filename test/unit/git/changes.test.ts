import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { blameLine } from '../../../src/git/blame.ts';
import { fileAt } from '../../../src/git/changes.ts';
import type { Hunk } from '../../../src/git/diffParser.ts';
import { readDiffs } from '../../../src/git/diffs.ts';
import { parseLog, readCommits, unquote } from '../../../src/git/log.ts';
import { prepareRevert } from '../../../src/git/revert.ts';
import { investigate } from '../../../src/suspects/investigate.ts';
import { changedFiles, TestRepo } from './repo.ts';

const lines = (...content: string[]) => `${content.join('\n')}\n`;

describe('what a commit changed', () => {
  let repo: TestRepo;
  beforeEach(() => (repo = new TestRepo()));
  afterEach(() => repo.remove());

  it('with renames, binaries, deletions and strange names', async () => {
    const text = lines(...Array.from({ length: 30 }, (_, i) => `line ${i}`));
    repo.commit('One', { 'old name.txt': text, gone: 'x' });
    repo.git('mv', 'old name.txt', 'né\tw.txt');
    repo.git('rm', '-q', 'gone');
    const sha = repo.commit('Two', { 'picture.bin': Buffer.from([0, 1, 2, 0]) });
    const changes = await changedFiles(await repo.open(), sha);
    assert.ok('files' in changes);
    assert.deepEqual(
      changes.files.map(({ status, path, oldPath, binary }) => [status, path, oldPath, binary]),
      [
        ['deleted', 'gone', undefined, false],
        ['renamed', 'né\tw.txt', 'old name.txt', false],
        ['added', 'picture.bin', undefined, true],
      ],
    );
    const read = await readCommits(await repo.open(), { revisions: [sha], limit: 1 });
    assert.ok('commits' in read);
    assert.deepEqual(
      read.commits[0]?.files.map(({ path }) => path),
      ['gone', 'né\tw.txt', 'old name.txt', 'picture.bin'],
    );
  });

  it('of a first commit is everything, of a merge what it brought to its first parent', async () => {
    const root = repo.commit('One', { a: '1' });
    repo.git('switch', '-q', '-c', 'side');
    repo.commit('Side', { b: '1' });
    repo.git('switch', '-q', 'main');
    repo.commit('Main', { c: '1' });
    repo.git('merge', '-q', '--no-ff', '-m', 'Merge', 'side');
    const repository = await repo.open();
    const paths = async (sha: string) => {
      const changes = await changedFiles(repository, sha);
      return 'files' in changes ? changes.files.map(({ path }) => path) : changes.failed;
    };
    assert.deepEqual(await paths(root), ['a']);
    assert.deepEqual(await paths('HEAD'), ['b']);
    assert.equal(await paths('0123456789012345678901234567890123456789'), 'missing-object');
  });

  it('is told for a submodule', async () => {
    const inner = repo.commit('One', { a: '1' });
    repo.git('update-index', '--add', '--cacheinfo', `160000,${inner},vendor/lib`);
    repo.git('commit', '-q', '-m', 'Two');
    const changes = await changedFiles(await repo.open(), 'HEAD');
    assert.ok('files' in changes && changes.files[0]?.submodule);
    assert.deepEqual(await fileAt(await repo.open(), 'HEAD', 'vendor/lib', 10), { absent: 'not-a-file' });
  });

  it('is read as hunks and lines, also where content looks like a header', async () => {
    repo.commit('One', { a: lines('one', '-- two', 'three') });
    const second = repo.commit('Two', { a: lines('one', '++ two', 'diff --git a/x b/x', 'three') });
    const seen: string[] = [];
    const hunks: Hunk[] = [];
    const read = await readDiffs(await repo.open(), [second], {
      maxBytes: 1e6,
      reader: {
        commit: (sha) => seen.push(sha),
        change: ({ status, path }) => seen.push(`${status} ${path}`),
        file: (path) => seen.push(path),
        hunk: (hunk) => hunks.push(hunk),
        line: (side, bytes, from, end) => seen.push(`${side} ${bytes.toString('utf8', from, end)}`),
      },
    });
    assert.equal(read.ended, 'complete');
    assert.deepEqual(seen, [
      second,
      'M a',
      'a',
      'removed -- two',
      'added ++ two',
      'added diff --git a/x b/x',
    ]);
    assert.deepEqual(
      hunks.map(({ oldStart, oldLines, newStart, newLines }) => [oldStart, oldLines, newStart, newLines]),
      [[2, 1, 2, 2]],
    );
  });

  it('says which file was there, cut where it is long', async () => {
    const sha = repo.commit('One', { 'a b': 'hello' });
    const repository = await repo.open();
    const file = await fileAt(repository, sha, 'a b', 3);
    assert.ok('content' in file && file.content.toString() === 'hel' && file.truncated);
    assert.deepEqual(await fileAt(repository, sha, 'none', 3), { absent: 'no-such-file' });
  });

  it('is blamed past the commits that only changed the layout', async () => {
    const cause = repo.commit('Cause', { 'a.js': lines('one()', 'two()') });
    const layout = repo.commit('Layout', { 'a.js': lines('  one()', '  two()') });
    const head = repo.commit('Ignore', {
      '.git-blame-ignore-revs': `# layout\n${layout}\n${'0'.repeat(40)}\n`,
    });
    const repository = await repo.open();
    const blamed = await blameLine(repository, { sha: head, path: 'a.js', line: 2 });
    assert.ok('blamed' in blamed);
    assert.deepEqual([blamed.blamed.commit.sha, blamed.blamed.commit.subject], [cause, 'Cause']);
    const before = await blameLine(repository, { sha: layout, path: 'a.js', line: 2 });
    assert.ok('blamed' in before && before.blamed.commit.sha === layout);
    const none = await blameLine(repository, { sha: head, path: 'a.js', line: 99 });
    assert.ok('failed' in none && none.failed === 'no-such-line');
  });
});

describe('preparing a revert', () => {
  let repo: TestRepo;
  beforeEach(() => {
    repo = new TestRepo();
    repo.git('config', 'user.name', 'A. Developer');
    repo.git('config', 'user.email', 'dev@example.com');
  });
  afterEach(() => repo.remove());

  const worktrees = () => repo.git('worktree', 'list', '--porcelain').match(/^worktree /gm)?.length;

  it('leaves a branch with the revert and everything else as it was', async () => {
    repo.commit('One', { a: '1\n' });
    const bad = repo.commit('Two', { a: '2\n' });
    const head = repo.commit('Three', { b: '1\n' });
    repo.write('a', 'half-written\n');
    repo.write('new', 'x');
    const status = repo.git('status', '--porcelain');
    const result = await prepareRevert(await repo.open(), bad);
    assert.ok(result.kind === 'prepared', result.kind);
    assert.equal(repo.git('show', `${result.branch}:a`), '1');
    assert.equal(repo.git('rev-parse', `${result.branch}^`), head);
    assert.equal(repo.git('status', '--porcelain'), status);
    assert.equal(repo.git('rev-parse', 'HEAD'), head);
    assert.equal(worktrees(), 1);
    const again = await prepareRevert(await repo.open(), bad);
    assert.ok(again.kind === 'prepared' && again.branch !== result.branch);
  });

  it('names the files in conflict and leaves no branch', async () => {
    repo.commit('One', { a: '1\n' });
    const bad = repo.commit('Two', { a: '2\n' });
    repo.commit('Three', { a: '3\n' });
    assert.deepEqual(await prepareRevert(await repo.open(), bad), { kind: 'conflicts', files: ['a'] });
    assert.equal(repo.git('branch', '--list', 'revert-*'), '');
    assert.equal(worktrees(), 1);
  });

  it('says when it was reverted before, and reverts a merge to its first parent', async () => {
    repo.commit('One', { a: '1\n' });
    repo.git('switch', '-q', '-c', 'side');
    repo.commit('Side', { b: '1\n' });
    repo.git('switch', '-q', 'main');
    repo.git('merge', '-q', '--no-ff', '-m', 'Merge', 'side');
    const merge = repo.git('rev-parse', 'HEAD');
    const reverted = await prepareRevert(await repo.open(), merge);
    assert.ok(reverted.kind === 'prepared');
    const again = await prepareRevert(await repo.open(), merge, { base: reverted.branch });
    assert.equal(again.kind, 'nothing-to-revert');
  });

  it('takes back a first commit, and says when the commit is not there', async () => {
    const root = repo.commit('One', { a: '1\n' });
    repo.commit('Two', { b: '1\n' });
    const result = await prepareRevert(await repo.open(), root);
    assert.ok(result.kind === 'prepared', result.kind);
    assert.equal(repo.git('ls-tree', '--name-only', result.branch), 'b');
    assert.equal((await prepareRevert(await repo.open(), 'ab'.repeat(20))).kind, 'failed');
    assert.equal(worktrees(), 1);
  });

  it('reverts a merge of several branches, and leaves a merge that conflicts', async () => {
    const root = repo.commit('One', { a: '1\n' });
    for (const side of ['x', 'y']) {
      repo.git('switch', '-q', '-c', side, root);
      repo.commit(side, { [side]: '1\n' });
    }
    repo.git('switch', '-q', 'main');
    repo.commit('Main', { c: '1\n' });
    repo.git('merge', '-q', '--no-ff', '-m', 'Merge', 'x', 'y');
    const merge = repo.git('rev-parse', 'HEAD');
    const result = await prepareRevert(await repo.open(), merge);
    assert.ok(result.kind === 'prepared', result.kind);
    assert.equal(repo.git('ls-tree', '--name-only', result.branch), 'a\nc');
    repo.commit('After', { x: '2\n' });
    assert.deepEqual(await prepareRevert(await repo.open(), merge), { kind: 'conflicts', files: ['x'] });
    assert.equal(worktrees(), 1);
  });

  it('leaves nothing behind when cancelled', async () => {
    repo.commit('One', { a: '1\n' });
    const bad = repo.commit('Two', { a: '2\n' });
    const result = await prepareRevert(await repo.open(), bad, { signal: AbortSignal.abort() });
    assert.notEqual(result.kind, 'prepared');
    assert.equal(repo.git('branch', '--list', 'revert-*'), '');
    assert.equal(worktrees(), 1);
  });
});

describe('a clone without the files’ contents, whose remote is away', () => {
  let repo: TestRepo;
  let clone: TestRepo;
  let second: string;
  beforeEach(() => {
    repo = new TestRepo();
    repo.commit('One', { 'd/a.js': '1\n' });
    second = repo.commit('Two', { 'd/a.js': '2\n', b: '1\n' });
    const folder = `${repo.folder}-clone`;
    repo.git('config', 'uploadpack.allowFilter', 'true');
    repo.git('clone', '-q', '--no-checkout', '--filter=blob:none', `file://${repo.folder}`, folder);
    clone = new TestRepo(folder);
    renameSync(repo.folder, `${repo.folder}-away`);
  });
  afterEach(() => {
    clone.remove();
    rmSync(`${repo.folder}-away`, { recursive: true, force: true });
  });

  it('still tells commits and files, and says what it lacks', async () => {
    const repository = await clone.open();
    assert.equal(repository.partial, true);
    const read = await readCommits(repository, { revisions: ['HEAD'], limit: 9 });
    assert.deepEqual('commits' in read && read.commits[0]?.files.map(({ path }) => path), ['b', 'd/a.js']);
    const changes = await changedFiles(repository, second);
    assert.deepEqual('files' in changes && changes.files.map(({ path, status }) => [path, status]), [
      ['b', 'added'],
      ['d/a.js', 'modified'],
    ]);
    assert.deepEqual(await fileAt(repository, second, 'd/a.js', 9), { absent: 'missing-object' });
    const blamed = await blameLine(repository, { sha: second, path: 'd/a.js', line: 1 });
    assert.equal('failed' in blamed && blamed.failed, 'missing-object');
    assert.equal((await prepareRevert(repository, second)).kind, 'failed');
    assert.equal(clone.git('worktree', 'list').split('\n').length, 1);
  });

  it('is ranked all the same, and says how many diffs are missing', async () => {
    const answer = await investigate({
      repository: await clone.open(),
      deploys: [],
      query: {
        start: clone.later(100),
        symptom: 'It stopped',
        errors: [],
        firstError: undefined,
        environment: 'production',
        earlierCauses: [],
        judged: new Map(),
      },
    });
    assert.ok('report' in answer);
    assert.equal(answer.report.stage, 'final');
    assert.equal(answer.report.suspects.length, 2);
    assert.equal(answer.report.limits?.missingDiffs, 2);
  });
});

describe('reading a log', () => {
  it('keeps hostile messages whole', () => {
    const text = `\0${'a'.repeat(40)}\0\x001\x002\0Subject <b>\x1e\n\nBody\n:100644 100644 x y M\tfake\n\0\n:100644 100644 ${'1'.repeat(40)} ${'2'.repeat(40)} M\treal\n`;
    const [entry] = parseLog(text);
    assert.ok(entry);
    assert.equal(entry.commit.subject, 'Subject <b>\x1e');
    assert.ok(entry.commit.body.includes('fake'));
    assert.deepEqual(
      entry.files.map(({ path }) => path),
      ['real'],
    );
  });

  it('unquotes paths as git quotes them', () => {
    assert.equal(unquote(String.raw`"a\tb\303\251\"c\\"`), 'a\tbé"c\\');
    assert.equal(unquote('plain'), 'plain');
  });

  it('goes on without files where objects are missing', async () => {
    const repo = new TestRepo();
    repo.commit('One', { 'd/a': '1' });
    repo.commit('Two', { 'd/a': '2' });
    const tree = repo.git('rev-parse', 'HEAD^{tree}');
    rmSync(join(repo.folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    const read = await readCommits(await repo.open(), { revisions: ['HEAD'], limit: 9 });
    assert.deepEqual('commits' in read && read.commits.map(({ commit }) => commit.subject), ['Two', 'One']);
    repo.remove();
  });
});
