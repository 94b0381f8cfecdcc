import assert from 'node:assert/strict';
import type { DiffFacts } from '../../../src/suspects/diffFacts.ts';
import { readAhead } from '../../../src/suspects/readAhead.ts';
import { forgetOthers, readFacts, type ReadRequest } from '../../../src/suspects/readFacts.ts';
import { TestRepo } from '../git/repo.ts';

describe('diffs for the ranking', () => {
  let repo: TestRepo;
  const range = { revisions: ['HEAD'], limit: 100 };

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

  it('are the same read ahead and by name', async () => {
    const ahead = new Map<string, DiffFacts>();
    await readAhead(await repo.open(), range, { cache: ahead }).ended;
    assert.equal(ahead.size, 20);
    assert.deepEqual(ahead, await readByName(new Map()));
  });

  it('leave nothing torn where reading is given up', async () => {
    const opened = await repo.open();
    const shas = repo.git('rev-list', 'HEAD').split('\n');
    const readings = [
      (request: ReadRequest) => readAhead(opened, range, request).ended,
      (request: ReadRequest) => readFacts(opened, shas, request),
    ];
    const whole = await readByName(new Map());
    for (const read of readings) {
      const abort = new AbortController();
      const cache = new Map<string, DiffFacts>();
      await read({ cache, signal: abort.signal, onFacts: () => abort.abort() });
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
