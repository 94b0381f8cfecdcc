import assert from 'node:assert/strict';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { locateStore } from '../../../src/journal/locate.ts';
import { git, inFolder } from './support.ts';

const elsewhere = '/global';

describe('where a store is', () => {
  it('is the common one without a folder', async () => {
    assert.deepEqual(await locateStore(undefined, elsewhere), {
      root: join(elsewhere, 'incidents'),
      kind: 'common',
    });
  });

  it('is one for each folder without a repository, by whatever name it is opened, also once it is gone', async () => {
    await inFolder(async (folder) => {
      const rootOf = async (name: string): Promise<string> => {
        const { root, kind } = await locateStore(join(folder, name), elsewhere);
        assert.equal(kind, 'folder');
        assert.equal(dirname(root), join(elsewhere, 'folders'));
        return root;
      };
      await mkdir(join(folder, 'acme'));
      await mkdir(join(folder, 'globex'));
      await symlink(join(folder, 'acme'), join(folder, 'link'));
      const acme = await rootOf('acme');
      assert.notEqual(await rootOf('globex'), acme);
      assert.equal(await rootOf('link'), acme);
      assert.equal(await rootOf('globex/../acme/'), acme);
      await rm(join(folder, 'acme'), { recursive: true });
      assert.equal(await rootOf('acme'), acme);
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

  it('is one, whether the project or a folder of it is opened by its name or by a link', async () => {
    await inFolder(async (folder) => {
      const project = join(folder, 'project');
      await mkdir(join(project, 'src'), { recursive: true });
      git(project, 'init', '-q');
      await mkdir(join(folder, 'links'));
      await symlink(project, join(folder, 'links', 'whole'));
      await symlink(join(project, 'src'), join(folder, 'links', 'part'));
      // A repository around the link is not the one that git finds.
      git(join(folder, 'links'), 'init', '-q');
      const root = join(project, '.git', 'sitrep');
      const whole = await locateStore(join(folder, 'links', 'whole'), elsewhere);
      assert.deepEqual([whole.root, whole.worktree], [root, join(folder, 'links', 'whole')]);
      const part = await locateStore(join(folder, 'links', 'part'), elsewhere);
      assert.deepEqual([part.root, part.worktree], [root, project]);
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

  it('is one of the folder’s own where .git is broken, and says so', async () => {
    await inFolder(async (folder) => {
      const dotGit = join(folder, '.git');
      const { root } = await locateStore(folder, elsewhere);
      const broken = { root, kind: 'folder', worktree: folder, problem: 'broken-git' };
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
      assert.deepEqual(await locateStore(folder, elsewhere), { root, kind: 'folder' });
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
