import assert from 'node:assert/strict';
import { watch as watchFolder } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { watchStore, type Watch } from '../../../src/journal/watch.ts';
import { inFolder, opened, storeAt } from './support.ts';

/** What an editor's watcher does, made by hand: every listener whose folder holds the path is told. */
class FakeWatch {
  readonly watched = new Map<symbol, { folder: string; listener: (path: string | undefined) => void }>();

  readonly watch: Watch = (folder, listener) => {
    const key = Symbol(folder);
    this.watched.set(key, { folder, listener });
    return { dispose: () => this.watched.delete(key) };
  };

  folders(): string[] {
    return [...this.watched.values()].map(({ folder }) => folder);
  }

  changed(path: string): void {
    for (const { folder, listener } of [...this.watched.values()]) {
      if (path.startsWith(folder)) listener(path);
    }
  }
}

/** Collects what was told and wakes who waits for the next. */
class Told {
  readonly all: (string | undefined)[] = [];
  private wake: () => void = () => undefined;

  readonly listener = (incident: string | undefined): void => {
    this.all.push(incident);
    this.wake();
  };

  async count(least: number): Promise<void> {
    while (this.all.length < least) await new Promise<void>((resolve) => (this.wake = resolve));
  }
}

describe('watching a store', () => {
  it('tells each incident once in a burst', async () => {
    await inFolder(async (root) => {
      const fake = new FakeWatch();
      const told = new Told();
      const watcher = watchStore(root, fake.watch, told.listener);
      for (let index = 0; index < 50; index++) {
        fake.changed(join(root, 'first', 'journal.yaml'));
        fake.changed(join(root, 'second', 'updates', `${index}.md`));
      }
      await told.count(2);
      assert.deepEqual(told.all, ['first', 'second']);
      watcher.dispose();
      assert.deepEqual(fake.folders(), []);
    });
  });

  it('waits for a store that is made later, and for one that was deleted', async () => {
    await inFolder(async (folder) => {
      const fake = new FakeWatch();
      const told = new Told();
      const root = join(folder, '.git', 'sitrep');
      const watcher = watchStore(root, fake.watch, told.listener);
      assert.deepEqual(fake.folders(), [folder]);
      await mkdir(join(folder, '.git'));
      await writeFile(join(folder, 'unrelated'), '');
      fake.changed(join(folder, '.git'));
      assert.deepEqual(fake.folders(), [join(folder, '.git')]);
      await mkdir(root);
      fake.changed(root);
      assert.deepEqual(fake.folders(), [root]);
      await told.count(1);
      fake.changed(join(root, 'one', 'journal.yaml'));
      await told.count(2);
      await rm(join(folder, '.git'), { recursive: true });
      fake.changed(root);
      await told.count(3);
      assert.deepEqual(told.all, [undefined, 'one', undefined]);
      assert.deepEqual(fake.folders(), [folder]);
      watcher.dispose();
    });
  });

  it('says nothing of what happens beside a store that is not there', async () => {
    await inFolder(async (folder) => {
      const fake = new FakeWatch();
      const told = new Told();
      const watcher = watchStore(join(folder, '.git', 'sitrep'), fake.watch, told.listener);
      fake.changed(join(folder, 'src', 'index.ts'));
      await new Promise((resolve) => setTimeout(resolve, 80));
      assert.deepEqual(told.all, []);
      watcher.dispose();
    });
  });

  it('stops telling at once when it is released', async () => {
    await inFolder(async (root) => {
      const fake = new FakeWatch();
      const told = new Told();
      const watcher = watchStore(root, fake.watch, told.listener);
      fake.changed(join(root, 'one'));
      watcher.dispose();
      await new Promise((resolve) => setTimeout(resolve, 80));
      assert.deepEqual(told.all, []);
    });
  });

  it('hears of an event that another window recorded', async () => {
    await inFolder(async (folder) => {
      const root = join(folder, 'sitrep');
      const told = new Told();
      const real: Watch = (watched, listener) => {
        const watcher = watchFolder(watched, { recursive: true }, (_kind, name) =>
          listener(name === null ? undefined : join(watched, name)),
        );
        watcher.on('error', () => undefined);
        return { dispose: () => watcher.close() };
      };
      const watcher = watchStore(root, real, told.listener);
      const other = storeAt(root, 'other window');
      const { incident } = await other.create(opened);
      await told.count(1);
      await other.append(incident, { event: 'note', text: 'news' });
      while (!told.all.includes(incident)) await told.count(told.all.length + 1);
      assert.deepEqual(await readdir(root), [incident]);
      watcher.dispose();
    });
  });
});
