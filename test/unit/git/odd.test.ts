import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { absentFrom } from '../../../src/git/absent.ts';
import { blameLine } from '../../../src/git/blame.ts';
import { changedBetween, fileAt, parseChanges } from '../../../src/git/changes.ts';
import { readCloneFacts } from '../../../src/git/cloneFacts.ts';
import { readDiffs } from '../../../src/git/diffs.ts';
import { fetchRemote } from '../../../src/git/fetch.ts';
import { mainBranch } from '../../../src/git/mainBranch.ts';
import { readNoteDeploys } from '../../../src/git/deploys/noteDeploys.ts';
import { openRepository, type Repository } from '../../../src/git/repository.ts';
import { prepareRevert } from '../../../src/git/revert.ts';
import { storeRemote } from '../../../src/team/storeBranch.ts';
import { TestRepo } from './repo.ts';

/** Shapes that people's repositories have, from their reports; each built by git itself. */
describe('an odd repository', () => {
  let root: string;
  let remote: TestRepo;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'sitrep-odd-')));
    mkdirSync(join(root, 'remote'));
    remote = new TestRepo(join(root, 'remote'));
    remote.git('init', '-q', '-b', 'main');
    remote.git('config', 'uploadpack.allowFilter', 'true');
    remote.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function clone(name: string, ...options: string[]): TestRepo {
    remote.git('clone', '-q', ...options, `file://${remote.folder}`, join(root, name));
    const made = new TestRepo(join(root, name));
    if (!options.includes('--bare')) {
      made.git('config', 'user.name', 'A. Developer');
      made.git('config', 'user.email', 'dev@example.com');
    }
    return made;
  }

  async function sha(repository: Repository, name: string): Promise<string> {
    const answer = await repository.text(['rev-parse', name]);
    return answer.ok ? answer.text.trim() : '';
  }

  describe('a shallow clone', () => {
    it('prepares no revert of the commit at its edge, which would delete every file, and does once there is more', async () => {
      remote.commit('One', { a: '1\n' });
      remote.commit('Two', { a: '2\n' });
      const shallow = clone('shallow', '--depth', '1');
      const edge = shallow.git('rev-parse', 'HEAD');
      assert.deepEqual(await prepareRevert(await shallow.open(), edge), { kind: 'at-edge' });
      assert.equal(shallow.git('branch', '--list', 'revert-*'), '');
      assert.equal((await fetchRemote(await shallow.open(), { deepen: true })).kind, 'fetched');
      const prepared = await prepareRevert(await shallow.open(), edge);
      assert.equal(prepared.kind, 'prepared');
      assert.equal(shallow.git('show', `revert-${edge.slice(0, 10)}:a`), '1');
    });

    it('does not say that the commit at its edge added every file', async () => {
      remote.commit('One', { a: '1\n', b: '1\n' });
      remote.commit('Two', { a: '2\n' });
      const shallow = await clone('shallow', '--depth', '1').open();
      const edge = await sha(shallow, 'HEAD');
      assert.deepEqual(await changedBetween(shallow, undefined, edge), { failed: 'at-edge', detail: '' });
      const whole = await clone('whole').open();
      const first = await changedBetween(whole, undefined, await sha(whole, 'HEAD~1'));
      assert.equal('files' in first && first.files.length, 2);
    });
  });

  describe('deploy notes', () => {
    const at = async (repository: Repository): Promise<number> =>
      (await readNoteDeploys(repository, 'production')).markers.length;

    it('that were not pushed stay, and those of the remote are read beside them', async () => {
      remote.commit('One', { a: '1' });
      const here = clone('here');
      const second = remote.commit('Two', { a: '2' });
      remote.git('notes', '--ref=deploys', 'add', '-m', '2026-11-02T09:00:00Z', second);
      here.git('notes', '--ref=deploys', 'add', '-m', '2026-11-01T09:00:00Z');
      const before = here.git('rev-parse', 'refs/notes/deploys');
      here.git('config', 'fetch.prune', 'true');
      assert.equal((await fetchRemote(await here.open())).kind, 'fetched');
      assert.equal(here.git('rev-parse', 'refs/notes/deploys'), before);
      assert.equal(await at(await here.open()), 2);
    });

    it('count once where they are here and at the remote, and stay where the remote has none', async () => {
      remote.commit('One', { a: '1' });
      const here = clone('here');
      here.git('notes', '--ref=deploys', 'add', '-m', '2026-11-01T09:00:00Z');
      here.git('config', 'fetch.prune', 'true');
      await fetchRemote(await here.open());
      assert.equal(await at(await here.open()), 1);
      here.git('push', '-q', 'origin', 'refs/notes/deploys');
      await fetchRemote(await here.open());
      assert.equal(await at(await here.open()), 1);
    });
  });

  describe('a fork', () => {
    it('shares with the team’s remote and reads what is live from it, once that is known', async () => {
      remote.commit('One', { a: '1' });
      const fork = clone('fork.git', '--bare');
      const here = clone('here');
      here.git('remote', 'rename', 'origin', 'upstream');
      here.git('remote', 'add', 'origin', fork.folder);
      const newer = remote.commit('Two', { a: '2' });
      const opened = (await here.open()).withTeamRemote('upstream');
      assert.deepEqual((await storeRemote(opened))?.addresses, [`file://${remote.folder}`]);
      assert.equal((await fetchRemote(opened)).kind, 'fetched');
      assert.deepEqual(await mainBranch(opened), {
        ref: 'refs/remotes/upstream/main',
        name: 'upstream/main',
        sha: newer,
      });
      assert.ok(here.git('for-each-ref', 'refs/remotes/origin').includes('origin/main'));
      // One that is gone again counts for nothing.
      const gone = opened.withTeamRemote('elsewhere');
      assert.deepEqual((await storeRemote(gone))?.addresses, [fork.folder]);
    });

    it('names every address that a push reaches', async () => {
      remote.commit('One', { a: '1' });
      const here = clone('here');
      for (const address of ['https://ann:secret@a.example/x.git', 'https://b.example/x.git'])
        here.git('config', '--add', 'remote.origin.pushurl', address);
      assert.deepEqual((await storeRemote(await here.open()))?.addresses, [
        'https://a.example/x.git',
        'https://b.example/x.git',
      ]);
      here.git('config', '--unset-all', 'remote.origin.pushurl');
      here.git('config', 'url.https://elsewhere.example/.pushInsteadOf', 'file://');
      assert.deepEqual((await storeRemote(await here.open()))?.addresses, [
        `https://elsewhere.example/${remote.folder}`,
      ]);
    });
  });

  describe('a partial clone', () => {
    const partial = async (): Promise<TestRepo> => {
      remote.commit('One', { 'a.txt': '1\n2\n3\n', 'b.txt': 'b\n' });
      remote.commit('Two', { 'a.txt': '1\ntwo\n3\n' });
      const made = clone('partial', '--filter=blob:none', '--no-checkout');
      return Promise.resolve(made);
    };

    it('reverts, blames and shows as a whole one does, while its remote is there', async () => {
      const made = await partial();
      const repository = await made.open();
      assert.equal((await prepareRevert(repository, await sha(repository, 'HEAD'))).kind, 'prepared');
      const blamed = await blameLine(repository, { sha: 'HEAD', path: 'a.txt', line: 2 });
      assert.equal('blamed' in blamed && blamed.blamed.commit.subject, 'Two');
      const file = await fileAt(repository, 'HEAD', 'a.txt', 100);
      assert.equal('content' in file && file.content.toString(), '1\ntwo\n3\n');
    });

    it('says that a file is missing, and not that it was added, while its remote is away', async () => {
      const made = await partial();
      made.git('remote', 'set-url', 'origin', `file://${join(root, 'gone')}`);
      const repository = await made.open();
      assert.deepEqual(await fileAt(repository, 'HEAD', 'a.txt', 100), { absent: 'missing-object' });
      assert.deepEqual(await fileAt(repository, 'HEAD', 'none.txt', 100), { absent: 'no-such-file' });
      const changes = await changedBetween(repository, 'HEAD~1', 'HEAD');
      assert.deepEqual('files' in changes && changes.files.map(({ path, status }) => [path, status]), [
        ['a.txt', 'modified'],
      ]);
    });
  });

  describe('a moved tag', () => {
    it('is named, the rest is fetched, and it is taken when that is asked for', async () => {
      const first = remote.commit('One', { a: '1' });
      remote.git('tag', 'deploy/production/1');
      const here = clone('here');
      const second = remote.commit('Two', { a: '2' });
      remote.git('tag', '-f', 'deploy/production/1');
      const fetched = await fetchRemote(await here.open());
      assert.ok(fetched.kind === 'fetched');
      assert.deepEqual(fetched.movedTags, ['deploy/production/1']);
      assert.equal(here.git('rev-parse', 'origin/main'), second);
      assert.equal(here.git('rev-parse', 'deploy/production/1'), first);
      const taken = await fetchRemote(await here.open(), { takeTags: fetched.movedTags });
      assert.ok(taken.kind === 'fetched' && taken.movedTags.length === 0);
      assert.equal(here.git('rev-parse', 'deploy/production/1'), second);
    });

    it('that was made here and not pushed stays, whatever is pruned', async () => {
      remote.commit('One', { a: '1' });
      const here = clone('here');
      here.git('tag', 'deploy/production/mine');
      here.git('config', 'fetch.prune', 'true');
      here.git('config', 'fetch.pruneTags', 'true');
      assert.equal((await fetchRemote(await here.open())).kind, 'fetched');
      assert.equal(here.git('tag'), 'deploy/production/mine');
    });
  });

  describe('a branch whose name became a folder', () => {
    it('is fetched where the person prunes, and else named', async () => {
      remote.commit('One', { a: '1' });
      remote.git('branch', 'topic');
      const pruning = clone('pruning');
      const keeping = clone('keeping');
      remote.git('branch', '-D', 'topic');
      remote.git('branch', 'topic/x');
      remote.commit('Two', { a: '2' });
      pruning.git('config', 'fetch.prune', 'true');
      const fetched = await fetchRemote(await pruning.open());
      assert.ok(fetched.kind === 'fetched');
      assert.deepEqual(fetched.inTheWay, []);
      assert.ok(pruning.git('for-each-ref').includes('origin/topic/x'));
      const kept = await fetchRemote(await keeping.open());
      assert.ok(kept.kind === 'fetched');
      assert.deepEqual(kept.inTheWay, ['refs/remotes/origin/topic/x']);
      assert.equal(keeping.git('rev-parse', 'origin/main'), remote.git('rev-parse', 'main'));
    });
  });

  describe('a bare clone with worktrees', () => {
    it('gets what is at its remote, though it has no refspec', async () => {
      remote.commit('One', { a: '1' });
      const bare = clone('here/.bare', '--bare');
      writeFileSync(join(root, 'here/.git'), 'gitdir: ./.bare\n');
      bare.git('worktree', 'add', '-q', '--detach', join(root, 'here/tree'));
      const newer = remote.commit('Two', { a: '2' });
      const opened = await new TestRepo(join(root, 'here/tree')).open();
      assert.equal((await fetchRemote(opened)).kind, 'fetched');
      assert.equal(bare.git('rev-parse', 'refs/remotes/origin/main'), newer);
    });
  });

  describe('the main branch', () => {
    it('is the one that it was renamed to, though the clone still names the old one', async () => {
      remote.git('checkout', '-q', '-b', 'master');
      remote.commit('One', { a: '1' });
      const here = clone('here');
      assert.equal((await mainBranch(await here.open())).name, 'origin/master');
      remote.git('checkout', '-q', '-b', 'main');
      const newer = remote.commit('Two', { a: '2' });
      await fetchRemote(await here.open());
      assert.deepEqual(await mainBranch(await here.open()), {
        ref: 'refs/remotes/origin/main',
        name: 'origin/main',
        sha: newer,
      });
    });

    it('is not a branch that runs ahead of it by design', async () => {
      remote.commit('One', { a: '1' });
      remote.git('branch', 'develop');
      const here = clone('here');
      remote.git('checkout', '-q', 'develop');
      remote.commit('Two', { a: '2' });
      remote.git('checkout', '-q', 'main');
      await fetchRemote(await here.open());
      assert.equal((await mainBranch(await here.open())).name, 'origin/main');
    });

    for (const name of ['production', 'dev', 'live']) {
      it(`is ${name} where nothing else is at the remote, and HEAD is on a branch of one's own`, async () => {
        remote.git('checkout', '-q', '-b', name);
        remote.commit('One', { a: '1' });
        const here = clone('here');
        here.git('remote', 'set-head', 'origin', '-d');
        here.git('checkout', '-q', '-b', 'topic');
        here.commit('Mine', { a: '2' });
        assert.equal((await mainBranch(await here.open())).name, `origin/${name}`);
      });
    }
  });

  describe('a broken ref', () => {
    const refs: readonly (readonly [label: string, path: string, content: string])[] = [
      ['a copy by a cloud drive', '.git/refs/heads/main 2', ''],
      ['an empty file', '.git/refs/heads/empty', ''],
      ['NUL bytes', '.git/refs/heads/zeros', '\0'.repeat(41)],
      ['desktop.ini', '.git/refs/desktop.ini', '[.ShellClassInfo]\r\n'],
      ['desktop.ini among the tags', '.git/refs/tags/desktop.ini', '[.ShellClassInfo]\r\n'],
    ];
    for (const [label, path, content] of refs) {
      it(`stands in nobody's way: ${label}`, async () => {
        remote.commit('One', { a: '1\n' });
        const here = clone('here');
        here.write(
          path,
          content === '' && path.endsWith(' 2') ? `${here.git('rev-parse', 'HEAD')}\n` : content,
        );
        const repository = await here.open();
        assert.equal((await mainBranch(repository)).name, 'origin/main');
        assert.ok('blamed' in (await blameLine(repository, { sha: 'HEAD', path: 'a', line: 1 })));
        assert.equal((await prepareRevert(repository, await sha(repository, 'HEAD'))).kind, 'prepared');
        assert.equal((await readNoteDeploys(repository, 'production')).searched.problem, 'missing-ref');
      });
    }

    it('under HEAD leaves the rest of the repository to be read', async () => {
      remote.commit('One', { a: '1\n' });
      const here = clone('here');
      here.write('.git/refs/heads/main', '');
      const opened = await openRepository(here.folder, { trusted: true });
      assert.ok('repository' in opened);
      assert.equal((await mainBranch(opened.repository)).name, 'origin/main');
    });
  });

  describe('what a proof’s worktrees lack', () => {
    it('is told: submodules, filters that only the repository sets up, files left out', async () => {
      const commit = remote.commit('One', {
        '.gitmodules': '[submodule "x"]\n\tpath = vendor/x\n\turl = ./x\n',
        '.gitattributes': '*.bin filter=lfs diff=lfs\nsecret filter=git-crypt\n',
      });
      remote.git('config', 'filter.git-crypt.smudge', 'cat');
      remote.git('config', 'core.sparseCheckout', 'true');
      assert.deepEqual(await absentFrom(await remote.open(), commit), {
        submodules: ['vendor/x'],
        filters: ['lfs', 'git-crypt'],
        isSparse: true,
      });
    });
  });

  describe('a commit with very many files', () => {
    it('is read whole', () => {
      const count = 20_000;
      const paths = Array.from({ length: count }, (_, i) => `f${i}`);
      const raw = paths
        .map((path) => `:000000 100644 ${'0'.repeat(40)} ${'1'.repeat(40)} A\0${path}\0`)
        .join('');
      const files = parseChanges(raw + paths.map((path) => `-\t-\t${path}\0`).join(''));
      assert.equal(files.length, count);
      assert.ok(files.every(({ binary }) => binary));
    });
  });

  describe('a folder opened by a link', () => {
    it('is the same repository', async () => {
      remote.commit('One', { 'src/a': '1' });
      symlinkSync(remote.folder, join(root, 'link'));
      symlinkSync(join(remote.folder, 'src'), join(root, 'part'));
      for (const name of ['link', 'part']) {
        const opened = await openRepository(join(root, name), { trusted: true });
        assert.ok('repository' in opened);
        assert.equal(opened.repository.commonDir, join(remote.folder, '.git'));
      }
    });
  });

  describe('names with odd characters', () => {
    it('are read by blame and in diffs', async () => {
      const names = ['quote"d', 'tab\there', 'back\\slash', 'new\nline', 'sep\u2028arator'];
      const commit = remote.commit('One', Object.fromEntries(names.map((name) => [name, 'x\n'])));
      const repository = await remote.open();
      for (const path of names) {
        const blamed = await blameLine(repository, { sha: commit, path, line: 1 });
        assert.equal('blamed' in blamed && blamed.blamed.path, path);
      }
      const listed: string[] = [];
      const headings: string[] = [];
      remote.commit('Two', { 'a.c': 'int one\u2028two(void)\n{\n\n\n\n\nx\n}\n' });
      const last = remote.commit('Three', { 'a.c': 'int one\u2028two(void)\n{\n\n\n\n\ny\n}\n' });
      await readDiffs(repository, [commit, last], {
        maxBytes: 1e6,
        reader: {
          commit: () => undefined,
          change: ({ path }) => listed.push(path),
          file: () => undefined,
          hunk: ({ heading }) => headings.push(heading),
          line: () => undefined,
        },
      });
      assert.deepEqual(listed.filter((path) => path !== 'a.c').sort(), [...names].sort());
      assert.equal(headings.at(-1), 'int one\u2028two(void)');
    });
  });

  describe('a working tree elsewhere', () => {
    it('is found by core.worktree', async () => {
      const commit = remote.commit('One', { a: '1' });
      mkdirSync(join(root, 'elsewhere'));
      remote.git('config', 'core.worktree', join(root, 'elsewhere'));
      const repository = await remote.open();
      assert.equal(repository.folder, join(root, 'elsewhere'));
      assert.equal(await sha(repository, 'HEAD'), commit);
    });

    it('is found by the GIT_DIR that a person set, for the folders below it only', async () => {
      const commit = remote.commit('One', { a: '1' });
      mkdirSync(join(root, 'home/.config'), { recursive: true });
      mkdirSync(join(root, 'other'));
      const kept = { ...process.env };
      Object.assign(process.env, { GIT_DIR: join(remote.folder, '.git'), GIT_WORK_TREE: join(root, 'home') });
      try {
        const opened = await openRepository(join(root, 'home/.config'), { trusted: true });
        assert.ok('repository' in opened);
        assert.equal(opened.repository.folder, join(root, 'home'));
        assert.equal(await sha(opened.repository, 'HEAD'), commit);
        const other = await openRepository(join(root, 'other'), { trusted: true });
        assert.equal('unavailable' in other && other.unavailable.kind, 'not-a-repository');
        // A repository of the folder's own comes first.
        assert.equal((await remote.open()).folder, remote.folder);
      } finally {
        process.env = kept;
      }
    });
  });

  describe('a short address', () => {
    it('leads to the forge that it stands for', async () => {
      remote.commit('One', { a: '1' });
      const here = clone('here');
      here.git('remote', 'set-url', 'origin', 'gh:acme/shop');
      here.git('config', 'url.https://github.com/.insteadOf', 'gh:');
      assert.equal((await readCloneFacts(await here.open())).remote, 'https://github.com/acme/shop');
    });
  });

  describe('a revert that was killed', () => {
    it('leaves no branch, and its worktree goes with the next one', async () => {
      remote.commit('One', { a: '1\n' });
      const last = remote.commit('Two', { a: '2\n' });
      const left = mkdtempSync(join(tmpdir(), 'sitrep-revert-'));
      remote.git('worktree', 'add', '-q', '--detach', '--force', left);
      writeFileSync(`${left}.owner`, '1 another-boot\n');
      assert.equal((await prepareRevert(await remote.open(), last)).kind, 'prepared');
      assert.equal(existsSync(left), false);
      assert.equal(existsSync(`${left}.owner`), false);
      assert.equal(remote.git('worktree', 'list').split('\n').length, 1);
    });
  });
});
