import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Configs, touches } from '../../../src/session/configs.ts';
import type { Home } from '../../../src/session/openStores.ts';
import { testHome, type TestHome } from './home.ts';

describe('the team’s choices', () => {
  let base: TestHome;
  let home: Home;
  const write = async (text: string): Promise<void> => {
    await mkdir(join(base.store.root, '.sitrep'), { recursive: true });
    await writeFile(join(base.store.root, '.sitrep', 'config.yaml'), text);
  };

  beforeEach(async () => {
    base = await testHome();
    home = { ...base, folder: base.store.root };
  });

  afterEach(() => base.remove());

  it('are read again once the file changed, and its problems are told again', async () => {
    const configs = new Configs();
    const told: number[] = [];
    configs.onDidRead(({ problems }) => told.push(problems.length));
    await write('publishTo: [\n');
    await configs.of(home);
    await write('publishTo: records\n');
    assert.equal((await configs.of(home)).publishTo, 'incidents');
    configs.forget();
    assert.equal((await configs.of(home)).publishTo, 'records');
    assert.equal(told.length, 2);
    assert.ok(told[0]! > 0);
    assert.equal(told[1], 0);
  });

  it('tells no problems of a reading that was forgotten meanwhile', async () => {
    const configs = new Configs();
    const told: number[] = [];
    configs.onDidRead(({ problems }) => told.push(problems.length));
    await write('publishTo: records\n');
    const early = configs.of(home);
    configs.forget();
    await Promise.all([early, configs.of(home)]);
    assert.deepEqual(told, [0]);
  });

  describe('after a save', () => {
    let configs: Configs;
    let changes: string[][];
    let readings: number;

    beforeEach(async () => {
      await write('publishTo: records\nglossary: { mutex: lock }\n');
      configs = new Configs();
      await configs.of(home);
      changes = [];
      readings = 0;
      configs.onDidChange((change) => changes.push(change === 'all' ? ['all'] : [...change]));
      configs.onDidRead(() => readings++);
    });

    it('tell what has another value, and read the file once', async () => {
      await write('publishTo: records\nglossary: { mutex: door }\nlogs: [{ paths: a.log }]\n');
      await configs.readAgain(base.store.root);
      assert.deepEqual(changes, [['logs', 'glossary']]);
      assert.equal(readings, 1);
      assert.equal(configs.known(home)?.glossary['mutex'], 'door');
    });

    it('tell nobody where the file says the same in other words', async () => {
      await write('# ours\nglossary:\n  mutex: lock\npublishTo: records\nclients:\n');
      await configs.readAgain(base.store.root);
      assert.deepEqual([changes, readings], [[], 1]);
    });

    it('tell once of two saves of which the first was still being read', async () => {
      await write('publishTo: elsewhere\nglossary: { mutex: lock }\n');
      await Promise.all([configs.readAgain(base.store.root), configs.readAgain(base.store.root)]);
      assert.deepEqual(changes, [['publishTo']]);
    });

    it('tell of a file that is new in a folder that was never read', async () => {
      const other = join(base.store.root, 'other');
      await mkdir(join(other, '.sitrep'), { recursive: true });
      await writeFile(join(other, '.sitrep', 'config.yaml'), 'deploys: { environment: live }\n');
      await configs.readAgain(other);
      assert.deepEqual(changes, [['deploys']]);
    });

    it('tell what is back to its default when the file is gone', async () => {
      await rm(join(base.store.root, '.sitrep'), { recursive: true });
      await configs.readAgain(base.store.root);
      assert.deepEqual(changes, [['glossary', 'publishTo']]);
    });

    it('may all have changed after trust was granted', () => {
      configs.forget();
      assert.deepEqual(changes, [['all']]);
      assert.ok(touches('all', 'logs'));
      assert.ok(touches(new Set(['deploys']), 'logs', 'deploys'));
      assert.ok(!touches(new Set(['glossary']), 'logs', 'deploys'));
    });
  });
});
