import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mapPath } from '../../../../src/logs/read/mapPath.ts';

describe('a path on a server', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'frames-'));
    for (const file of ['src/pay.js', 'lib/pay.js', 'src/main/java/com/acme/Card.java', 'web/src/pay.js']) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), '');
    }
  });

  afterEach(() => rm(root, { recursive: true }));

  it('is mapped by the longest prefix that was configured', async () => {
    const mappings = [
      { from: '/srv', to: '.' },
      { from: '/srv/front', to: 'web' },
    ];
    assert.equal(await mapPath('/srv/front/src/pay.js', mappings, [root]), join(root, 'web/src/pay.js'));
    assert.equal(await mapPath('/srv/lib/pay.js', mappings, [root]), join(root, 'lib/pay.js'));
  });

  it('is found by its longest end in the workspace', async () => {
    assert.equal(await mapPath('/app/releases/7/src/pay.js', [], [root]), join(root, 'src/pay.js'));
    assert.equal(
      await mapPath('com/acme/Card.java', [], [root]),
      join(root, 'src/main/java/com/acme/Card.java'),
    );
    assert.equal(await mapPath('C:\\deploy\\lib\\pay.js', [], [root]), join(root, 'lib/pay.js'));
  });

  it('never leads out of the workspace, nor into the runtime', async () => {
    const inner = join(root, 'web');
    assert.equal(await mapPath('../lib/pay.js', [], [inner]), undefined);
    assert.equal(await mapPath('/x/../../lib/pay.js', [{ from: '/x', to: '.' }], [inner]), undefined);
    assert.equal(await mapPath('node:internal/process', [], [root]), undefined);
    assert.equal(await mapPath('/srv/nothing.js', [], [root]), undefined);
  });
});
