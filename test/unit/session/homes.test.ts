import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Homes } from '../../../src/session/homes.ts';
import { Incidents } from '../../../src/session/incidents.ts';
import { git, inFolder } from '../journal/support.ts';

describe('the homes of a window', () => {
  const watched = (): Incidents =>
    new Incidents({
      watch: () => ({ dispose: () => undefined }),
      onFailure: (_id, error) => assert.fail(String(error)),
    });

  it('move out of a project that is deleted while it is open, and leave nothing in its place', async () => {
    await inFolder(async (root) => {
      const project = join(root, 'shop');
      const globalRoot = join(root, 'storage', 'incidents');
      await mkdir(project);
      git(project, 'init', '--quiet');
      const incidents = watched();
      const homes = new Homes(incidents, { globalRoot, now: Date.now, env: {} });
      await homes.find([project]);
      const [before] = homes.all;
      assert.equal(before?.store.root, join(project, '.git/sitrep'));
      await incidents.create(before, { event: 'opened', title: 'Pages are empty' });
      await rm(project, { recursive: true });
      await homes.ready();
      const [home] = homes.all;
      assert.equal(home?.store.root, globalRoot);
      assert.deepEqual(incidents.all(), []);
      await incidents.create(home, { event: 'opened', title: 'The project is gone' });
      assert.equal(existsSync(project), false);
    });
  });

  it('stay the same objects when they are found again, so that a journal has one writer', async () => {
    await inFolder(async (root) => {
      const incidents = watched();
      const homes = new Homes(incidents, { globalRoot: join(root, 'incidents'), now: Date.now, env: {} });
      let found = 0;
      homes.onDidFind(() => (found += 1));
      await homes.find([]);
      const [before] = homes.all;
      await homes.find([]);
      assert.equal(homes.all[0], before);
      assert.equal(found, 2);
    });
  });
});
