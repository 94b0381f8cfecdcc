import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileAt } from '../../../src/git/changes.ts';
import { readCloneFacts } from '../../../src/git/cloneFacts.ts';
import { fetchRemote } from '../../../src/git/fetch.ts';
import { readNoteDeploys } from '../../../src/git/deploys/noteDeploys.ts';
import { openRepository } from '../../../src/git/repository.ts';
import { prepareRevert } from '../../../src/git/revert.ts';
import { changedFiles, TestRepo } from './repo.ts';

async function unavailable(folder: string, trusted = true): Promise<string> {
  const opened = await openRepository(folder, { trusted });
  return 'unavailable' in opened ? opened.unavailable.kind : 'open';
}

describe('opening a repository', () => {
  let repo: TestRepo;
  beforeEach(() => (repo = new TestRepo()));
  afterEach(() => repo.remove());

  it('says what stands in the way', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'sitrep-none-'));
    assert.equal(await unavailable(repo.folder), 'empty-repository');
    assert.equal(await unavailable(elsewhere), 'not-a-repository');
    assert.equal(await unavailable(join(elsewhere, 'gone')), 'not-a-repository');
    assert.equal(await unavailable(repo.folder, false), 'untrusted');
    rmSync(elsewhere, { recursive: true });
  });

  it('says that git is not there', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '';
    try {
      assert.equal(await unavailable(repo.folder), 'no-git');
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('opens a bare repository, a linked worktree, a detached HEAD and a subfolder', async () => {
    const first = repo.commit('One', { 'src/a.txt': '1' });
    repo.git('worktree', 'add', '-q', '--detach', 'tree');
    repo.git('clone', '-q', '--bare', '.', 'bare.git');
    for (const folder of ['tree', 'bare.git', 'src']) {
      const opened = await openRepository(join(repo.folder, folder), { trusted: true });
      assert.ok('repository' in opened, folder);
      const head = await opened.repository.text(['rev-parse', 'HEAD']);
      assert.deepEqual(head, { ok: true, text: `${first}\n` });
    }
    const tree = await openRepository(join(repo.folder, 'tree'), { trusted: true });
    assert.ok('repository' in tree);
    assert.equal(tree.repository.commonDir, join(repo.folder, '.git'));
    assert.equal((await readCloneFacts(tree.repository)).detached, true);
    assert.equal((await readCloneFacts(await repo.open())).detached, false);
  });

  it('starts none of the programs that the configuration names', async () => {
    const trap = join(repo.folder, 'trap.sh');
    const sprung = join(repo.folder, 'sprung');
    writeFileSync(trap, `#!/bin/sh\ntouch ${sprung}\nexit 1\n`);
    chmodSync(trap, 0o755);
    repo.write('.gitattributes', '*.txt filter=trap diff=trap merge=trap\n*.js filter=a=b merge=a=b\n');
    const first = repo.commit('One', { 'a.txt': '1\n2\n3\n', 'a.js': '1\n2\n3\n' });
    const second = repo.commit('Two', { 'a.txt': '1\ntwo\n3\n', 'a.js': '1\ntwo\n3\n' });
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'core.sshCommand',
      'core.askPass',
      'diff.external',
      'diff.trap.command',
      'diff.trap.textconv',
      'filter.trap.smudge',
      'filter.trap.clean',
      'filter.trap.process',
      'merge.trap.driver',
      'filter.a=b.smudge',
      'filter.a=b.clean',
      'merge.a=b.driver',
      'hook.trap.command',
      'credential.helper',
      'gpg.program',
    ])
      repo.setting(key, trap);
    repo.setting('hook.trap.event', 'post-checkout');
    repo.git('config', 'filter.trap.required', 'true');
    repo.git('config', 'commit.gpgSign', 'true');
    repo.git('config', 'log.showSignature', 'true');
    repo.git('config', 'user.name', 'A. Developer');
    repo.git('config', 'user.email', 'dev@example.com');
    repo.git('remote', 'add', 'origin', 'ssh://nowhere.invalid/x.git');
    for (const hook of ['post-checkout', 'pre-commit', 'prepare-commit-msg', 'reference-transaction']) {
      writeFileSync(join(repo.folder, '.git/hooks', hook), `#!/bin/sh\ntouch ${sprung}\n`, { mode: 0o755 });
    }
    const repository = await repo.open();
    assert.ok((await repository.text(['status'])).ok);
    assert.ok((await repository.stream(['log', '-p', '--no-ext-diff', '--no-textconv'])).ok);
    assert.ok('files' in (await changedFiles(repository, second)));
    assert.ok('content' in (await fileAt(repository, first, 'a.txt', 100)));
    assert.equal((await prepareRevert(repository, second)).kind, 'prepared');
    const fetched = await fetchRemote(repository);
    assert.notEqual(fetched.kind, 'fetched');
    assert.equal(existsSync(sprung), false);
  });

  it('takes the name of a remote for a name, whatever it looks like', async () => {
    repo.commit('One', { a: '1' });
    repo.git('clone', '-q', '.', 'clone');
    const [trap, sprung] = [join(repo.folder, 'trap.sh'), join(repo.folder, 'sprung')];
    writeFileSync(trap, `#!/bin/sh\ntouch ${sprung}\nexit 1\n`, { mode: 0o755 });
    const clone = new TestRepo(join(repo.folder, 'clone'));
    clone.git('config', '--remove-section', 'remote.origin');
    clone.git('config', 'branch.main.remote', repo.folder);
    clone.setting(`remote.--upload-pack=${trap}.url`, repo.folder);
    assert.equal((await fetchRemote(await clone.open())).kind, 'fetched');
    assert.equal(existsSync(sprung), false);
  });

  it('is cancelled', async () => {
    repo.commit('One', { a: '1' });
    const repository = await repo.open();
    const answer = await repository.text(['log'], { signal: AbortSignal.abort() });
    assert.equal(answer.ok ? 'ok' : answer.why, 'cancelled');
    assert.equal((await repository.stream(['log'], { signal: AbortSignal.abort() })).ended, 'cancelled');
  });

  it('tells a shallow clone, when it was fetched, and hides the password in its address', async () => {
    repo.commit('One', { a: '1' });
    repo.commit('Two', { a: '2' });
    repo.git('clone', '-q', '--depth', '1', `file://${repo.folder}`, 'shallow');
    const clone = new TestRepo(join(repo.folder, 'shallow'));
    clone.git('remote', 'set-url', 'origin', 'https://me:secret@example.com/a/b.git');
    const facts = await readCloneFacts(await clone.open());
    assert.equal(facts.shallow, true);
    assert.equal(facts.remote, 'https://example.com/a/b.git');
    assert.ok(facts.lastFetched !== undefined);
  });

  it('fetches commits, tags and notes of deploys', async () => {
    repo.commit('One', { a: '1' });
    repo.git('clone', '-q', '.', 'clone');
    const newer = repo.commit('Two', { a: '2' });
    repo.git('tag', '-a', '-m', 'live', 'deploy/production/20261101T090000Z');
    repo.git('notes', '--ref=deploys', 'add', '-m', '2026-11-01T09:00:00Z production');
    const clone = await new TestRepo(join(repo.folder, 'clone')).open();
    assert.deepEqual(await fetchRemote(clone), {
      kind: 'fetched',
      remote: 'origin',
      movedTags: [],
      inTheWay: [],
    });
    const refs = await clone.text(['for-each-ref', '--format=%(refname)']);
    assert.ok(refs.ok && refs.text.includes('refs/tags/deploy'));
    assert.equal(
      (await readNoteDeploys(clone, 'production')).markers[0]?.at,
      Date.parse('2026-11-01T09:00:00Z'),
    );
    const main = await clone.text(['rev-parse', 'origin/main']);
    assert.ok(main.ok && main.text.trim() === newer);
    assert.equal((await fetchRemote(await repo.open())).kind, 'no-remote');
  });
});
