import assert from 'node:assert/strict';
import { watch } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gitIn, pick, withTeam } from './clones.ts';

describe('a remote that does not do as asked', function () {
  this.timeout(60_000);

  it('loses nothing when a hook refuses, and sends it the next time', () =>
    withTeam(async ({ ann, ben, hook }) => {
      await hook('pre-receive', 'test -e refused && exit 0; touch refused; echo "not now" >&2; exit 1');
      const incident = await ann.open('Checkout is down');
      const refused = await ann.share();
      assert.ok(refused.kind === 'failed');
      assert.match(refused.detail, /not now[\s\S]*pre-receive hook declined/);
      assert.equal(await (await ann.team()).isFirstShare(), true);
      assert.equal((await ann.share()).kind, 'shared');
      await ben.get();
      assert.deepEqual(await ben.store.list(), [incident]);
    }));

  it('starts over when somebody else was faster while it pushed', () =>
    withTeam(async ({ ann, ben, hook, remote, files }) => {
      const branch = 'refs/heads/sitrep/incidents';
      const first = await ann.open('Checkout is down');
      await ann.share();
      await ben.get();
      const before = gitIn(remote, 'rev-parse', branch).trim();
      const second = await ann.open('Search is slow');
      await ann.share();
      const faster = gitIn(remote, 'rev-parse', branch).trim();
      gitIn(remote, 'update-ref', branch, before);
      await hook('update', `test -e once && exit 0; touch once; git update-ref ${branch} ${faster}`);
      await ben.note(first, 'from ben');
      const shared = await ben.share();
      assert.deepEqual(pick(shared, 'kind', 'files'), ['shared', 1]);
      assert.equal(gitIn(remote, 'rev-parse', `${branch}~1`).trim(), faster);
      assert.deepEqual(files(), [first, second].map((name) => `${name}/journal.yaml`).sort());
      assert.deepEqual(new Set(await ben.store.list()), new Set([first, second]));
    }));

  it('gives up where somebody is always faster, and keeps what came in', () =>
    withTeam(async ({ ann, ben, hook, commits }) => {
      const incident = await ann.open('Checkout is down');
      await ann.share();
      const branch = 'refs/heads/sitrep/incidents';
      await hook(
        'update',
        `git update-ref ${branch} $(git -c user.name=x -c user.email=x commit-tree ${branch}^{tree} -p ${branch} -m x)`,
      );
      await ben.open('Search is slow');
      assert.deepEqual(await ben.share(), { kind: 'rejected-after-retries' });
      assert.equal(commits(), 1 + 8);
      assert.ok((await ben.store.list()).includes(incident));
    }));

  it('tells of a remote that vanished, before and after', () =>
    withTeam(async ({ ann, remote, hook }) => {
      await ann.open('Checkout is down');
      await hook('pre-receive', `mv ${remote} ${remote}.gone; kill -9 $PPID`);
      const halfWay = await ann.share();
      assert.equal(halfWay.kind, 'failed');
      assert.equal((await ann.share()).kind, 'failed');
      assert.equal((await ann.get()).kind, 'failed');
      await rename(`${remote}.gone`, remote);
      await rm(join(remote, 'hooks/pre-receive'));
      assert.equal((await ann.share()).kind, 'shared');
    }));

  it('can be cancelled', () =>
    withTeam(async ({ ann, hook, remote }) => {
      await ann.open('Checkout is down');
      assert.deepEqual(await ann.share(AbortSignal.abort()), { kind: 'cancelled' });
      const waiting = join(remote, 'waiting');
      await hook('pre-receive', `touch ${waiting}; sleep 5; exit 1`);
      const abort = new AbortController();
      const watching = watch(remote, (_event, name) => name === 'waiting' && abort.abort());
      assert.deepEqual(await ann.share(abort.signal), { kind: 'cancelled' });
      watching.close();
    }));

  it('lets two windows of one clone share at once', () =>
    withTeam(async ({ ann, ben }) => {
      const incident = await ann.open('Checkout is down');
      await ann.share();
      await ben.get();
      await ben.note(incident, 'x');
      const kinds = (await Promise.all([ben.share(), ben.share()])).map(({ kind }) => kind);
      assert.ok(kinds.includes('shared'));
      assert.ok(
        kinds.every((kind) => kind === 'shared' || kind === 'nothing-to-share'),
        kinds.join(),
      );
    }));
});
