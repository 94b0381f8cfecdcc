import assert from 'node:assert/strict';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locateStore } from '../../../src/journal/locate.ts';
import { git, inFolder } from './support.ts';

const elsewhere = '/global';

describe('where a store is', () => {
  it('is the global one without a folder or a repository', async () => {
    await inFolder(async (folder) => {
      assert.deepEqual(await locateStore(undefined, elsewhere), { root: elsewhere, kind: 'global' });
      assert.deepEqual(await locateStore(folder, elsewhere), { root: elsewhere, kind: 'global' });
      assert.deepEqual(await locateStore(join(folder, 'gone'), elsewhere), {
        root: elsewhere,
        kind: 'global',
      });
    });
  });

  it('is the git directory, from any folder of the working tree', async () => {
    await inFolder(async (folder) => {
      git(folder, 'init', '-q');
      await mkdir(join(folder, 'src', 'deep'), { recursive: true });
      const expected = {
        root: join(folder, '.git', 'sitrep'),
        kind: 'repository',
        worktree: folder,
        gitDir: join(folder, '.git'),
      };
      assert.deepEqual(await locateStore(folder, elsewhere), expected);
      assert.deepEqual(await locateStore(join(folder, 'src', 'deep'), elsewhere), expected);
    });
  });

  it('is one for all worktrees, and one of its own for a submodule', async () => {
    await inFolder(async (folder) => {
      const main = join(folder, 'main');
      const part = join(folder, 'part');
      for (const repository of [main, part]) {
        await mkdir(repository);
        git(repository, 'init', '-q', '-b', 'main');
        git(repository, 'commit', '-q', '--allow-empty', '-m', 'start');
      }
      git(main, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', part, 'lib');
      git(main, 'worktree', 'add', '-q', '../tree');
      const root = join(main, '.git', 'sitrep');
      assert.equal((await locateStore(main, elsewhere)).root, root);
      const tree = await locateStore(join(folder, 'tree'), elsewhere);
      assert.equal(tree.root, root);
      assert.equal(tree.worktree, join(folder, 'tree'));
      const lib = await locateStore(join(main, 'lib'), elsewhere);
      assert.equal(lib.root, join(main, '.git', 'modules', 'lib', 'sitrep'));
    });
  });

  it('is the global one where .git is broken, and says so', async () => {
    await inFolder(async (folder) => {
      const dotGit = join(folder, '.git');
      const broken = { root: elsewhere, kind: 'global', worktree: folder, problem: 'broken-git' };
      for (const text of [
        '',
        'gitdir: ../nowhere',
        'rubbish',
        `gitdir: ${folder}`,
        'gitdir: a\0b',
        'x'.repeat(70_000),
      ]) {
        await writeFile(dotGit, text);
        assert.deepEqual(await locateStore(folder, elsewhere), broken);
      }
      await rm(dotGit);
      await symlink(dotGit, dotGit);
      assert.deepEqual(await locateStore(folder, elsewhere), { root: elsewhere, kind: 'global' });
    });
  });

  it('takes nothing for a repository that git would not', async () => {
    await inFolder(async (folder) => {
      git(folder, 'init', '-q');
      for (const parts of [['objects'], ['HEAD'], ['HEAD', 'objects-file']]) {
        const inner = join(folder, parts.join('-'), '.git');
        await mkdir(inner, { recursive: true });
        if (parts.includes('objects')) await mkdir(join(inner, 'objects'));
        if (parts.includes('HEAD')) await writeFile(join(inner, 'HEAD'), 'ref: refs/heads/main\n');
        if (parts.includes('objects-file')) await writeFile(join(inner, 'objects'), '');
        assert.equal((await locateStore(join(folder, parts.join('-')), elsewhere)).worktree, folder);
      }
      const inner = join(folder, 'gitfile');
      await mkdir(inner);
      for (const text of [`gitdir: ${folder}/.git\nmore`, `x gitdir: ${folder}/.git`]) {
        await writeFile(join(inner, '.git'), text);
        assert.equal((await locateStore(inner, elsewhere)).problem, 'broken-git', text);
      }
      await writeFile(join(inner, '.git'), `gitdir: ${folder}/.git \r\n`);
      assert.equal((await locateStore(inner, elsewhere)).gitDir, join(folder, '.git'));
      await writeFile(join(folder, '.git', 'commondir'), '.\0');
      assert.equal((await locateStore(folder, elsewhere)).problem, 'broken-git');
    });
  });

  it('passes over an empty .git folder, as git does', async () => {
    await inFolder(async (folder) => {
      git(folder, 'init', '-q');
      await mkdir(join(folder, 'inner', '.git'), { recursive: true });
      const place = await locateStore(join(folder, 'inner'), elsewhere);
      assert.equal(place.worktree, folder);
    });
  });

  it('never follows commondir to a place that is no git directory', async () => {
    await inFolder(async (folder) => {
      git(folder, 'init', '-q');
      await writeFile(join(folder, '.git', 'commondir'), '../..\n');
      assert.equal((await locateStore(folder, elsewhere)).problem, 'broken-git');
    });
  });
});
