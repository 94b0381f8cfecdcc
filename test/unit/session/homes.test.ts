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
      const storage = join(root, 'storage');
      await mkdir(project);
      git(project, 'init', '--quiet');
      const incidents = watched();
      const homes = new Homes(incidents, { storage, now: Date.now, env: {} });
      await homes.find([project]);
      const [before] = homes.all;
      assert.equal(before?.store.root, join(project, '.git/sitrep'));
      await incidents.create(before, { event: 'opened', title: 'Pages are empty' });
      await rm(project, { recursive: true });
      await homes.ready();
      const [home] = homes.all;
      assert.equal(home?.store.root.startsWith(join(storage, 'folders')), true);
      assert.deepEqual(incidents.all(), []);
      await incidents.create(home, { event: 'opened', title: 'The project is gone' });
      assert.equal(existsSync(project), false);
    });
  });

  it('stay the same objects when they are found again, so that a journal has one writer', async () => {
    await inFolder(async (root) => {
      const incidents = watched();
      const homes = new Homes(incidents, { storage: root, now: Date.now, env: {} });
      let found = 0;
      homes.onDidFind(() => (found += 1));
      await homes.find([]);
      const [before] = homes.all;
      await homes.find([]);
      assert.equal(homes.all[0], before);
      assert.equal(found, 2);
    });
  });

  it('keep the incidents of two clients apart whose folders have no repository', async () => {
    await inFolder(async (root) => {
      const storage = join(root, 'storage');
      const open = async (...names: string[]): Promise<{ homes: Homes; incidents: Incidents }> => {
        const incidents = watched();
        const homes = new Homes(incidents, { storage, now: Date.now, env: {} });
        const folders = names.map((name) => join(root, name));
        for (const folder of folders) await mkdir(folder, { recursive: true });
        await homes.find(folders);
        return { homes, incidents };
      };
      const titles = ({ incidents }: { incidents: Incidents }): string[] =>
        incidents.all().map(({ incident }) => incident.title);
      const acme = await open('acme');
      await acme.incidents.create(acme.homes.all[0]!, { event: 'opened', title: 'Acme can’t pay' });
      const globex = await open('globex');
      assert.deepEqual(titles(globex), []);
      await globex.incidents.create(globex.homes.all[0]!, { event: 'opened', title: 'Globex can’t print' });
      assert.deepEqual(titles(await open('acme')), ['Acme can’t pay']);
      assert.deepEqual(titles(await open('globex')), ['Globex can’t print']);
      assert.deepEqual(titles(await open('acme', 'globex')).sort(), ['Acme can’t pay', 'Globex can’t print']);
      assert.deepEqual(titles(await open()), []);
    });
  });

  it('list the old common store in every window whose folder has no repository, where it stays usable', async () => {
    await inFolder(async (root) => {
      const storage = join(root, 'storage');
      const open = async (folder: string | undefined): Promise<{ homes: Homes; incidents: Incidents }> => {
        const incidents = watched();
        const homes = new Homes(incidents, { storage, now: Date.now, env: {} });
        await homes.find(folder === undefined ? [] : [folder]);
        return { homes, incidents };
      };
      for (const name of ['acme', 'globex', 'shop']) await mkdir(join(root, name));
      git(join(root, 'shop'), 'init', '--quiet');
      const empty = await open(undefined);
      const { incident } = await empty.incidents.create(empty.homes.all[0]!, {
        event: 'opened',
        title: 'Old one',
      });
      const acme = await open(join(root, 'acme'));
      assert.deepEqual(
        acme.homes.all.map(({ folder }) => folder),
        [join(root, 'acme'), undefined],
      );
      await acme.incidents.record(incident.id, { event: 'resolved', owed: [] });
      const globex = await open(join(root, 'globex'));
      assert.equal(globex.incidents.get(incident.id)?.incident.status, 'resolved');
      assert.equal(globex.incidents.get(incident.id)?.home.folder, undefined);
      const shop = await open(join(root, 'shop'));
      assert.deepEqual(shop.incidents.all(), []);
    });
  });
});
