import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openRegular, readBounded, readBoundedText } from '../../../src/limits/readBounded.ts';
import { inFolder } from '../journal/support.ts';

const maxBytes = 1000;

async function refusal(path: string): Promise<string> {
  const read = await readBounded(path, { maxBytes });
  return read.kind === 'read' ? 'read' : `${read.reason} ${read.code}`;
}

describe('reading a file that a repository brings', () => {
  it('gives all of a file up to the limit, and nothing of a larger one', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'file');
      for (const size of [0, 1, maxBytes - 1, maxBytes]) {
        await writeFile(file, 'x'.repeat(size));
        assert.equal(await readBoundedText(file, { maxBytes }), 'x'.repeat(size));
      }
      await writeFile(file, 'x'.repeat(maxBytes + 1));
      assert.equal(await refusal(file), 'too-large ERR_FS_FILE_TOO_LARGE');
      assert.equal(await readBoundedText(file, { maxBytes }), undefined);
    });
  });

  it('reads nothing of a file that is one large hole', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'hole'), '');
      await truncate(join(folder, 'hole'), 5 * 1024 ** 3);
      assert.equal(await refusal(join(folder, 'hole')), 'too-large ERR_FS_FILE_TOO_LARGE');
    });
  });

  it('says what is missing, and what is a folder', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      await mkdir(join(folder, 'sub'));
      assert.equal(await refusal(join(folder, 'nothing')), 'missing ENOENT');
      assert.equal(await refusal(join(folder, 'file', 'below')), 'missing ENOTDIR');
      assert.equal(await refusal(join(folder, 'sub')), 'not-a-file EISDIR');
    });
  });

  it('passes by named pipes and devices, also behind a link, without waiting for them', async function () {
    if (process.platform === 'win32') this.skip();
    await inFolder(async (folder) => {
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      await symlink(join(folder, 'pipe'), join(folder, 'to-pipe'));
      await symlink('/dev/zero', join(folder, 'zero'));
      for (const name of ['pipe', 'to-pipe', 'zero']) {
        assert.equal(await refusal(join(folder, name)), 'not-a-file ENOTREG', name);
        await assert.rejects(openRegular(join(folder, name)), { code: 'ENOTREG' });
      }
    });
  });

  it('stops at the limit where the system tells no size', async function () {
    if (process.platform !== 'linux') this.skip();
    const read = await readBounded('/proc/self/status', { maxBytes: 100 });
    assert.equal(read.kind === 'refused' && read.reason, 'too-large');
    assert.match((await readBoundedText('/proc/self/status', { maxBytes: 100_000 })) ?? '', /^Name:/);
  });
});
