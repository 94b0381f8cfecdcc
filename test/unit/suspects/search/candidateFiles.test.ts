import assert from 'node:assert/strict';
import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readCommits } from '../../../../src/git/log.ts';
import type { DiffFacts } from '../../../../src/suspects/text/diffFacts.ts';
import { Prefetch } from '../../../../src/suspects/search/prefetch.ts';
import { candidatesWithFiles } from '../../../../src/suspects/search/candidateFiles.ts';
import { TestRepo } from '../../git/repo.ts';

const text = (seed: string) => Array.from({ length: 40 }, (_, i) => `${seed} ${i}\n`).join('');

describe('what candidates touched', () => {
  let repo: TestRepo;
  beforeEach(() => (repo = new TestRepo()));
  afterEach(() => repo.remove());

  /** A history in which files come, go, move and turn into something else. */
  const live = () => {
    const { folder } = repo;
    const inner = repo.commit('One', { 'a.js': text('a'), 'b.js': text('b'), 'dir/c.js': text('c'), d: 'd' });
    repo.git('mv', 'a.js', 'zebra.js');
    repo.git('mv', 'b.js', 'dir/bé\tb.js');
    repo.commit('Move', { 'dir/bé\tb.js': `${text('b')}more\n`, 'a2.js': text('a'), new: 'x' });
    rmSync(join(folder, 'd'));
    symlinkSync('zebra.js', join(folder, 'd'));
    chmodSync(join(folder, 'zebra.js'), 0o755);
    repo.commit('Turn', { picture: Buffer.from([0, 1, 2, 0]) });
    repo.git('update-index', '--add', '--cacheinfo', `160000,${inner},vendor/lib`);
    repo.git('commit', '-q', '-m', 'Pin');
    repo.git('rm', '-q', '--cached', 'vendor/lib');
    repo.git('rm', '-q', 'new');
    repo.commit('Remove', {});
    repo.commit('Nothing', {});
  };
  const listed = async () => {
    const read = await readCommits(await repo.open(), { revisions: ['HEAD'], limit: 100 });
    assert.ok('commits' in read);
    return read.commits;
  };
  /** What is told of candidates whose files are not known yet. */
  const told = async (cache: Map<string, DiffFacts>) => {
    const candidates = (await listed()).map(({ commit }) => ({
      ...{ commit, files: [], landed: 0, ruledOut: undefined },
      ...{ wentLive: undefined, deploy: undefined, deploysBefore: undefined },
    }));
    const unlisted = candidates.map(({ commit: { sha } }) => sha);
    return candidatesWithFiles(await repo.open(), { candidates, unlisted }, { cache });
  };
  const prefetch = async (cache: Map<string, DiffFacts>, limit: number) => {
    const range = { revisions: ['HEAD'], tip: 'HEAD', before: { revision: 'HEAD', overlap: 0 } };
    const wanted = { ...range, prefetchLimit: limit, prefetchMerges: false };
    await new Prefetch(await repo.open(), wanted, { cache, wantsDiffs: true }).diffs();
  };
  const plain = (entries: Awaited<ReturnType<typeof told>> | Awaited<ReturnType<typeof listed>>) =>
    entries.map(({ commit, files }) => [commit.subject, files]);

  it('is told by diffs as git lists it, moved files as gone and come', async () => {
    live();
    const cache = new Map<string, DiffFacts>();
    await prefetch(cache, 100);
    const entries = await told(cache);
    assert.equal(cache.size, 6);
    assert.deepEqual(plain(entries), plain(await listed()));
    assert.ok(entries.some(({ files }) => files.some(({ submodule }) => submodule)));
  });

  it('is listed where diffs take long, for those that are not read yet', async () => {
    live();
    const cache = new Map<string, DiffFacts>();
    await prefetch(cache, 2);
    const entries = await told(cache);
    assert.equal(cache.size, 2);
    assert.deepEqual(plain(entries), plain(await listed()));
  });

  it('is nothing where the clone lacks it', async () => {
    live();
    repo.git('config', 'uploadpack.allowFilter', 'true');
    repo.git('clone', '-q', '--bare', '--filter=tree:0', `file://${repo.folder}`, 'treeless');
    const [newest] = await listed();
    assert.ok(newest);
    const clone = new TestRepo(join(repo.folder, 'treeless'));
    const candidate = {
      ...{ commit: newest.commit, files: [], landed: 0, ruledOut: undefined },
      ...{ wentLive: undefined, deploy: undefined, deploysBefore: undefined },
    };
    const request = { cache: new Map<string, DiffFacts>() };
    const of = { candidates: [candidate], unlisted: [newest.commit.sha] };
    assert.deepEqual(plain(await candidatesWithFiles(await clone.open(), of, request)), [['Nothing', []]]);
  });
});
