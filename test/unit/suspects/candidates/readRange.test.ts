import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readRange } from '../../../../src/suspects/candidates/readRange.ts';
import { countIfCut } from '../../../../src/suspects/candidates/candidateRange.ts';
import { TestRepo } from '../../git/repo.ts';

describe('a stretch of the history', () => {
  let repo: TestRepo;
  beforeEach(() => (repo = new TestRepo()));
  afterEach(() => repo.remove());

  /** A history of one line, oldest first; an `m` also has the first commit as a parent. */
  const make = (kinds: string) => {
    const commits = Array.from(kinds, (kind, i) => {
      const head = `commit refs/heads/main\nmark :${i + 1}\ncommitter D <d@example.com> ${1_793_000_000 + i * 60} +0000\ndata 2\n${kind}\n`;
      const parents = `${i > 0 ? `from :${i}\n` : ''}${kind === 'm' ? 'merge :1\n' : ''}`;
      return `${head}${parents}M 100644 inline f${i % 7}\ndata 5\n${String(i).padStart(4)}\n\n`;
    });
    const [file, args] = ['git', ['-C', repo.folder, 'fast-import', '--quiet']] as const;
    execFileSync(file, args, { input: commits.join('') });
  };
  const read = async () => {
    const stretch = await readRange(await repo.open(), ['main']);
    assert.ok('commits' in stretch);
    const { commits, merges, graph } = stretch;
    return {
      commits: commits.length,
      merges: merges.map(({ subject }) => subject),
      graph: graph?.order.length,
    };
  };

  it('has commits and merges apart', async () => {
    make('ccmcc');
    assert.deepEqual(await read(), { commits: 4, merges: ['m'], graph: 5 });
  });

  it('is read to the last candidate and in whole as a graph where it is long', async () => {
    make('c'.repeat(1300));
    assert.deepEqual(await read(), { commits: 501, merges: [], graph: 1300 });
  });

  it('has its candidates also behind more merges than are listed at once', async () => {
    make(`${'c'.repeat(600)}${'m'.repeat(1250)}`);
    const { commits, merges, graph } = await read();
    assert.deepEqual({ commits, merges: merges.length, graph }, { commits: 501, merges: 1200, graph: 1850 });
  });

  it('is counted by its graph as git counts it', async () => {
    make(`${'c'.repeat(300)}mm${'c'.repeat(220)}`);
    const repository = await repo.open();
    const stretch = await readRange(repository, ['main']);
    assert.ok('commits' in stretch);
    const { commits, graph } = stretch;
    const count = (known: typeof graph) =>
      countIfCut(repository, commits.length, { revisions: ['main'], graph: known, signal: undefined });
    assert.deepEqual(await Promise.all([count(graph), count(undefined)]), [520, 520]);
    assert.equal(
      await countIfCut(repository, 500, { revisions: ['main'], graph, signal: undefined }),
      undefined,
    );
  });
});
