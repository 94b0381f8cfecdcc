import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { readDeploys } from '../../../src/git/deploys/deploys.ts';
import { TestRepo } from './repo.ts';
import { config, source } from './deployConfig.ts';

describe('deploys of a repository', () => {
  let repo: TestRepo;
  let shas: string[];
  beforeEach(() => {
    repo = new TestRepo();
    shas = ['One', 'Two', 'Three'].map((name) => repo.commit(name, { a: name }));
  });
  afterEach(() => repo.remove());

  const tag = (name: string, sha: string | undefined, message = 'live') =>
    repo.git('tag', '-a', '-m', message, name, sha ?? 'HEAD');

  it('come from annotated tags, peeled to the commit, with the time in the name', async () => {
    tag('deploy/production/20261122T101500Z', shas[0]);
    tag('deploy/staging/20261122T111500Z', shas[1]);
    repo.git('tag', 'v1.0.0');
    const { deploys } = await readDeploys(await repo.open(), config);
    assert.deepEqual(
      deploys.map(({ environment, sha, at, origin, kind, by }) => ({
        environment,
        sha,
        at,
        origin,
        kind,
        by,
      })),
      [
        {
          environment: 'production',
          sha: shas[0],
          at: Date.parse('2026-11-22T10:15:00Z'),
          origin: 'annotated-tag',
          kind: 'deploy',
          by: 'A. Developer',
        },
        {
          environment: 'staging',
          sha: shas[1],
          at: Date.parse('2026-11-22T11:15:00Z'),
          origin: 'annotated-tag',
          kind: 'deploy',
          by: 'A. Developer',
        },
      ],
    );
  });

  it('are rollbacks where they go back to an ancestor of what was live', async () => {
    tag('deploy/production/20261122T100000Z', shas[0]);
    tag('deploy/production/20261122T110000Z', shas[2]);
    tag('deploy/production/20261122T120000Z', shas[1]);
    const { deploys } = await readDeploys(await repo.open(), config);
    assert.deepEqual(
      deploys.map(({ kind }) => kind),
      ['deploy', 'deploy', 'rollback'],
    );
  });

  it('come from notes, JSON or plain', async () => {
    repo.git(
      'notes',
      '--ref=deploys',
      'add',
      '-m',
      'deployed 2026-11-22T10:00:00Z to staging',
      shas[0] ?? '',
    );
    repo.git('notes', '--ref=deploys', 'add', '-m', '{"at":"2026-11-22T11:00:00Z","by":"ci"}', shas[1] ?? '');
    repo.git('notes', '--ref=deploys', 'add', '-m', 'looks fine', shas[2] ?? '');
    const { deploys, searched } = await readDeploys(await repo.open(), config);
    assert.deepEqual(
      deploys.map(({ sha, environment, by }) => [sha, environment, by]),
      [
        [shas[0], 'staging', undefined],
        [shas[1], 'production', 'ci'],
      ],
    );
    assert.equal(searched.find(({ origin }) => origin === 'notes')?.skipped, 1);
  });

  it('come from an environment branch by first parent, the remote one before a stale local one', async () => {
    repo.git('branch', 'live', shas[0] ?? '');
    repo.git('update-ref', 'refs/remotes/origin/live', shas[1] ?? '');
    const { deploys } = await readDeploys(await repo.open(), { ...config, branches: { production: 'live' } });
    assert.deepEqual(
      deploys.map(({ sha, origin }) => [sha, origin]),
      [
        [shas[0], 'branch'],
        [shas[1], 'branch'],
      ],
    );
    const missing = await readDeploys(await repo.open(), { ...config, branches: { production: 'none' } });
    assert.equal(missing.searched.find(({ origin }) => origin === 'branch')?.problem, 'missing-ref');
  });

  it('come from the environment refs of GitLab in the order of their numbers', async () => {
    const ref = 'refs/remotes/origin/environments/production-ee-cv70fb/deployments';
    repo.git('update-ref', `${ref}/10`, shas[0] ?? '');
    repo.git('update-ref', `${ref}/9`, shas[2] ?? '');
    const { deploys } = await readDeploys(await repo.open(), config);
    assert.deepEqual(
      deploys.map(({ sha, environment, kind }) => [sha, environment, kind]),
      [
        [shas[2], 'production', 'deploy'],
        [shas[0], 'production', 'rollback'],
      ],
    );
  });

  it('come from lightweight tags only where nothing better is known, at the time of their commit', async () => {
    repo.git('tag', 'deploy/production/one', shas[0] ?? '');
    const own = { ...config, tagPattern: '^deploy/(?<env>[^/]+)/' };
    const committed = Number(repo.git('log', '-1', '--format=%ct', shas[0] ?? '')) * 1000;
    const alone = await readDeploys(await repo.open(), own);
    assert.deepEqual(
      alone.deploys.map(({ sha, origin, at }) => [sha, origin, at]),
      [[shas[0], 'lightweight-tag', committed]],
    );
    repo.git('branch', 'live', shas[1] ?? '');
    const beside = await readDeploys(await repo.open(), { ...own, branches: { production: 'live' } });
    assert.deepEqual(new Set(beside.deploys.map(({ origin }) => origin)), new Set(['branch']));
  });

  it('come from the branch of a remote that is not called origin', async () => {
    repo.git('remote', 'add', 'upstream', 'https://example.com/shop.git');
    repo.git('update-ref', 'refs/remotes/upstream/live', shas[1] ?? '');
    const { deploys } = await readDeploys(await repo.open(), { ...config, branches: { production: 'live' } });
    assert.equal(deploys.at(-1)?.sha, shas[1]);
  });

  it('from a log win over a branch, and what a tag tells again is kept once', async () => {
    tag('deploy/production/20261122T100100Z', shas[1]);
    repo.git('branch', 'live', shas[2] ?? '');
    repo.write('deploys.jsonl', `{"at":"2026-11-22T10:00:00Z","sha":"${(shas[1] ?? '').slice(0, 9)}"}\n`);
    const { deploys } = await readDeploys(await repo.open(), {
      ...config,
      branches: { production: 'live' },
      sources: [source({ path: 'deploys.jsonl' })],
    });
    assert.deepEqual(
      deploys.map(({ sha, origin }) => [sha, origin]),
      [[shas[1], 'deploy-log']],
    );
  });

  it('say what could not be read', async () => {
    const read = await readDeploys(await repo.open(), {
      ...config,
      tagPattern: '(',
      sources: [source({ path: 'gone.log' }), source({ label: 'remote', command: 'ssh x cat log' })],
    });
    assert.deepEqual(
      read.searched.slice(0, 3).map(({ problem }) => problem),
      ['unreadable', 'no-output', 'bad-pattern'],
    );
  });

  it('of commits that the clone lacks are named as unknown', async () => {
    const outputs = new Map([
      ['ssh x cat log', { text: `{"at":"2026-11-22T10:00:00Z","sha":"${'ab'.repeat(20)}"}`, readAt: 0 }],
    ]);
    const sources = [source({ label: 'remote', command: 'ssh x cat log' })];
    const read = await readDeploys(await repo.open(), { ...config, sources }, undefined, outputs);
    assert.deepEqual(read.deploys, []);
    assert.equal(read.unknown[0]?.revision, 'ab'.repeat(20));
  });

  it("take a Deployer release's commit from its REVISION file", async () => {
    repo.write(
      'server/.dep/releases_log',
      '{"created_at":"2026-11-22T10:00:00+0000","release_name":"42","user":"ann","target":"main"}\n',
    );
    repo.write('server/releases/42/REVISION', `${shas[0] ?? ''}\n`);
    const read = await readDeploys(await repo.open(), {
      ...config,
      sources: [source({ format: 'deployer', path: 'server/.dep/releases_log' })],
    });
    assert.deepEqual(
      read.deploys.map(({ sha, by }) => [sha, by]),
      [[shas[0], 'ann']],
    );
  });

  it('place a Capistrano rollback at the end of the log when its file was written', async () => {
    const [first = '', second = ''] = shas;
    repo.write(
      'revisions.log',
      [
        `Branch main (at ${first.slice(0, 7)}) deployed as release 20261120090000 by ann`,
        `Branch main (at ${second.slice(0, 7)}) deployed as release 20261121101500 by ben`,
        'ann rolled back to release 20261120090000',
        '',
      ].join('\n'),
    );
    const when = new Date('2026-11-21T12:00:00Z');
    utimesSync(join(repo.folder, 'revisions.log'), when, when);
    const read = await readDeploys(await repo.open(), {
      ...config,
      sources: [source({ format: 'capistrano', path: 'revisions.log' })],
    });
    assert.deepEqual(
      read.deploys.map(({ sha, kind, at }) => [sha, kind, new Date(at).toISOString()]),
      [
        [first, 'deploy', '2026-11-20T09:00:00.000Z'],
        [second, 'deploy', '2026-11-21T10:15:00.000Z'],
        [first, 'rollback', '2026-11-21T12:00:00.000Z'],
      ],
    );
  });
});
