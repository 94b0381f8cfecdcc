import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, posix, win32 } from 'node:path';
import { isWithin, leadsInside } from '../../../src/limits/insidePath.ts';
import { inFolder } from '../journal/support.ts';

describe('a path inside a folder', () => {
  it('is told by whole names', () => {
    for (const inside of ['/a/b', '/a/b/c', '/a/b/..c', '/a/b/c/../d']) {
      assert.equal(isWithin('/a/b', inside, posix), true, inside);
    }
    for (const outside of ['/a', '/', '/a/bc', '/a/b/..', '/a/b/../c', '/A/b/c']) {
      assert.equal(isWithin('/a/b', outside, posix), false, outside);
    }
  });

  it('knows drives and shares, and no case, on Windows', () => {
    for (const inside of ['C:\\Work\\shop', 'c:\\work\\SHOP\\incidents', 'C:/work/shop/x']) {
      assert.equal(isWithin('C:\\work\\shop', inside, win32), true, inside);
    }
    for (const outside of ['D:\\work\\shop', 'C:\\work', 'C:\\work\\shopping', '\\\\server\\work\\shop']) {
      assert.equal(isWithin('C:\\work\\shop', outside, win32), false, outside);
    }
    assert.equal(isWithin('\\\\server\\share\\shop', '\\\\SERVER\\share\\shop\\x', win32), true);
    assert.equal(isWithin('\\\\server\\share\\shop', '\\\\server\\other\\shop\\x', win32), false);
  });

  it('counts where links lead, also for what is not there yet', async () => {
    await inFolder(async (root) => {
      const home = join(root, 'home');
      await mkdir(join(home, 'real'), { recursive: true });
      await mkdir(join(root, 'elsewhere'));
      await writeFile(join(root, 'elsewhere', 'file'), '');
      await symlink(join(root, 'elsewhere'), join(home, 'out'));
      await symlink('../elsewhere/file', join(home, 'out-file'));
      await symlink('real', join(home, 'in'));
      await symlink(join(home, 'later'), join(home, 'dangling'));
      await symlink('loop', join(home, 'loop'));
      for (const inside of ['', 'real', 'in', 'in/new/file', 'new/folder/file']) {
        assert.equal(await leadsInside(home, join(home, inside)), true, inside);
      }
      for (const outside of ['..', 'out', 'out/new', 'out-file', 'dangling', 'dangling/x', 'loop/x']) {
        assert.equal(await leadsInside(home, join(home, outside)), false, outside);
      }
    });
  });

  it('is the same seen through a link to the folder itself', async () => {
    await inFolder(async (root) => {
      await mkdir(join(root, 'real'));
      await symlink('real', join(root, 'home'));
      assert.equal(await leadsInside(join(root, 'home'), join(root, 'home', 'x')), true);
      assert.equal(await leadsInside(join(root, 'home'), join(root, 'real', 'x')), true);
    });
  });
});
