import assert from 'node:assert/strict';
import type { DiffFacts } from '../../../../src/suspects/text/diffFacts.ts';
import { Prefetch } from '../../../../src/suspects/search/prefetch.ts';
import { forgetOthers, readFacts, type ReadRequest } from '../../../../src/suspects/text/readFacts.ts';
import { TestRepo } from '../../git/repo.ts';

/** Cancels as soon as a first diff is kept. */
class CancellingCache extends Map<string, DiffFacts> {
  constructor(private readonly abort: AbortController) {
    super();
  }
  override set(sha: string, facts: DiffFacts): this {
    this.abort.abort();
    return super.set(sha, facts);
  }
}

describe('diffs for the ranking', () => {
  let repo: TestRepo;
  const range = {
    ...{ revisions: ['HEAD'], tip: 'HEAD', prefetchLimit: 100, prefetchMerges: false },
    before: { revision: 'HEAD', overlap: 0 },
  };

  beforeEach(() => {
    repo = new TestRepo();
    for (let i = 0; i < 20; i++) repo.commit(`Step ${i}`, { [`f${i % 3}`]: `line ${i}\n`.repeat(2000) });
  });
  afterEach(() => repo.remove());

  async function readByName(cache: Map<string, DiffFacts>): Promise<Map<string, DiffFacts>> {
    const shas = repo.git('rev-list', 'HEAD').trim().split('\n');
    const { missing, unread } = await readFacts(await repo.open(), shas, { cache });
    assert.deepEqual({ missing, unread }, { missing: [], unread: [] });
    return cache;
  }

  it('are the same prefetched and by name', async () => {
    const ahead = new Map<string, DiffFacts>();
    await new Prefetch(await repo.open(), range, { cache: ahead, wantsDiffs: true }).diffs();
    assert.equal(ahead.size, 20);
    assert.deepEqual(ahead, await readByName(new Map()));
  });

  it('leave nothing torn where reading is given up', async () => {
    const opened = await repo.open();
    const shas = repo.git('rev-list', 'HEAD').split('\n');
    const readings = [
      (request: ReadRequest) => new Prefetch(opened, range, { ...request, wantsDiffs: true }).diffs(),
      (request: ReadRequest) => readFacts(opened, shas, request),
    ];
    const whole = await readByName(new Map());
    for (const read of readings) {
      const abort = new AbortController();
      const cache = new CancellingCache(abort);
      await read({ cache, signal: abort.signal });
      for (const [sha, facts] of cache) assert.deepEqual(facts, whole.get(sha));
      assert.ok(cache.size < whole.size);
    }
  });

  it('are forgotten where many were kept and no ranking asks for them any more', async () => {
    const [[sha, facts] = ['', undefined]] = await readByName(new Map());
    assert.ok(facts);
    const cache = new Map([[sha, facts]]);
    forgetOthers(cache, new Set());
    assert.equal(cache.size, 1);
    for (let i = 0; i < 5000; i++) cache.set(`other ${i}`, facts);
    forgetOthers(cache, new Set([sha]));
    assert.deepEqual([...cache.keys()], [sha]);
  });
});
