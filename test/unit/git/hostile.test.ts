import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blameLine } from '../../../src/git/blame.ts';
import { fileAt } from '../../../src/git/changes.ts';
import { readDeploys } from '../../../src/git/deploys/deploys.ts';
import { readDiffs } from '../../../src/git/diffs.ts';
import { readGraph } from '../../../src/git/graph.ts';
import { readCommits } from '../../../src/git/log.ts';
import { changedFiles, TestRepo } from './repo.ts';

/** Settings that people have and that change what git prints. */
const habits: readonly (readonly [string, string])[] = [
  ['alias.log', 'log --oneline'],
  ['blame.coloring', 'highlightRecent'],
  ['blame.showEmail', 'true'],
  ['color.ui', 'always'],
  ['core.abbrev', '4'],
  ['core.pager', 'less'],
  ['core.quotePath', 'true'],
  ['diff.algorithm', 'patience'],
  ['diff.colorMoved', 'zebra'],
  ['diff.context', '9'],
  ['diff.interHunkContext', '9'],
  ['diff.mnemonicPrefix', 'true'],
  ['diff.noprefix', 'true'],
  ['diff.renames', 'false'],
  ['diff.statGraphWidth', '3'],
  ['diff.submodule', 'log'],
  ['format.pretty', 'fuller'],
  ['i18n.logOutputEncoding', 'ISO-8859-1'],
  ['log.date', 'relative'],
  ['log.decorate', 'full'],
  ['log.diffMerges', 'separate'],
  ['log.follow', 'true'],
  ['log.showRoot', 'false'],
  ['log.showSignature', 'true'],
  ['merge.autoStash', 'true'],
  ['notes.displayRef', 'refs/notes/*'],
  ['rebase.autoStash', 'true'],
  ['status.short', 'true'],
  ['tag.sort', 'version:refname'],
];

/** Variables of the environment that steer git. */
const steering: Readonly<Record<string, string>> = {
  GIT_DIR: '/nowhere',
  GIT_WORK_TREE: '/nowhere',
  GIT_INDEX_FILE: '/nowhere/index',
  GIT_OBJECT_DIRECTORY: '/nowhere/objects',
  GIT_EXTERNAL_DIFF: 'false',
  GIT_DIFF_OPTS: '-u9',
  GIT_PAGER: 'less',
  GIT_CONFIG_PARAMETERS: "'color.ui'='always'",
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'color.ui',
  GIT_CONFIG_VALUE_0: 'always',
  GIT_TRACE: '1',
  GIT_NAMESPACE: 'other',
  LC_ALL: 'de_DE.UTF-8',
};

const config = {
  tagPattern: '^deploy/(?<env>[^/]+)/(?<stamp>.+)$',
  environment: 'production',
  branches: { staging: 'main' },
  sources: [],
};

describe('what git says', () => {
  let repo: TestRepo;
  beforeEach(() => (repo = new TestRepo()));
  afterEach(() => repo.remove());

  /** All that we read of a history, as one value. */
  async function everything(): Promise<unknown> {
    const repository = await repo.open();
    const shas = repo.git('rev-list', 'HEAD').split('\n');
    const diffs: unknown[] = [];
    const note = (...seen: unknown[]): number => diffs.push(seen);
    const read = await readDiffs(repository, shas, {
      maxBytes: 1e6,
      reader: {
        commit: note,
        change: note,
        file: note,
        hunk: note,
        line: (side, bytes, from, end) => note(side, bytes.toString('utf8', from, end)),
      },
    });
    return {
      commits: await readCommits(repository, { revisions: ['HEAD'], limit: 99 }),
      graph: await readGraph(repository, ['HEAD']),
      deploys: await readDeploys(repository, config),
      changes: await Promise.all(shas.map((sha) => changedFiles(repository, sha))),
      blame: await blameLine(repository, { sha: 'HEAD', path: 'añ b.txt', line: 2 }),
      diffs: [read, diffs],
    };
  }

  it('is read the same, whatever a person has set', async () => {
    const body = Array.from({ length: 12 }, (_, i) => `line ${i}`);
    repo.commit('One', { 'old.txt': `${body.join('\n')}\n` });
    repo.git('mv', 'old.txt', 'añ b.txt');
    repo.commit('Två', { c: 'x\n' });
    body[1] = 'changed';
    body[5] = 'changed too';
    repo.commit('Three', { 'añ b.txt': `${body.join('\n')}\n` });
    repo.git('notes', 'add', '-m', 'A note that is no deploy');
    repo.git('notes', '--ref=deploys', 'add', '-m', '2026-11-01T09:00:00Z');
    repo.git('tag', '-a', '-m', 'Deploy', 'deploy/production/20261101T100000Z');
    const before = await everything();
    for (const [key, value] of habits) repo.git('config', key, value);
    assert.deepEqual(await everything(), before);
    const kept = { ...process.env };
    Object.assign(process.env, steering);
    try {
      assert.deepEqual(await (await repo.open()).text(['rev-parse', '--show-toplevel']), {
        ok: true,
        text: `${repo.folder}\n`,
      });
    } finally {
      process.env = kept;
    }
  });

  it('is read whole where messages and file names are made to confuse', async () => {
    const subject = `${'a'.repeat(10_000)} [run](command:x) <img src=x> $(flame)`;
    const names = ['new\nline', 'quote"d', "it's", ' -p', '--raw', 'back\\slash', 'tab\there', 'a b/ c'];
    const sha = repo.commit(
      `${subject}\n\ndiff --git a/x b/x\n@@ -1 +1 @@\n`,
      Object.fromEntries(names.map((name) => [name, 'x\n'])),
    );
    const read = await readCommits(await repo.open(), { revisions: ['HEAD'], limit: 9 });
    assert.ok('commits' in read);
    assert.deepEqual(
      read.commits.map(({ commit }) => commit.subject),
      [subject],
    );
    assert.deepEqual(read.commits[0]?.files.map(({ path }) => path).sort(), [...names].sort());
    const changes = await changedFiles(await repo.open(), sha);
    assert.ok('files' in changes);
    assert.deepEqual(changes.files.map(({ path }) => path).sort(), [...names].sort());
    const seen: string[] = [];
    const listed: string[] = [];
    await readDiffs(await repo.open(), [sha], {
      maxBytes: 1e6,
      reader: {
        commit: () => undefined,
        change: ({ path }) => listed.push(path),
        file: (path) => seen.push(path),
        hunk: () => undefined,
        line: () => undefined,
      },
    });
    assert.deepEqual(seen.sort(), [...names].sort());
    assert.deepEqual(listed.sort(), [...names].sort());
    for (const name of names) assert.ok('content' in (await fileAt(await repo.open(), sha, name, 9)), name);
  });

  it('names a file whose name is not UTF-8, and its neighbors are read', async () => {
    const name = Buffer.concat([Buffer.from(`${repo.folder}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')]);
    writeFileSync(name, 'x\n');
    const sha = repo.commit('One', { 'z.txt': 'y\n' });
    const changes = await changedFiles(await repo.open(), sha);
    assert.deepEqual('files' in changes && changes.files.map(({ path }) => path), ['caf\ufffd.txt', 'z.txt']);
  });

  it('is read in the encoding that a commit names', async () => {
    repo.write('a', '1');
    repo.git('add', '-A');
    writeFileSync(join(repo.folder, 'message'), Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65]));
    repo.git('-c', 'i18n.commitEncoding=ISO-8859-1', 'commit', '-q', '-F', 'message');
    const read = await readCommits(await repo.open(), { revisions: ['HEAD'], limit: 1 });
    assert.equal('commits' in read && read.commits[0]?.commit.subject, 'Grüße');
  });
});
