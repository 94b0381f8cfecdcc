import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Configs } from '../../../src/session/configs.ts';
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
});
