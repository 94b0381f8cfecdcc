import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { watchStore } from '../../../src/journal/watch.ts';
import { inFolder, opened, storeAt } from './support.ts';

/** What a watched store told, and a wait for more. */
class Told {
  readonly all: (string | undefined)[] = [];
  readonly failures: unknown[] = [];
  private wake: () => void = () => undefined;

  readonly onChange = (incident: string | undefined): void => {
    this.all.push(incident);
    this.wake();
  };
  readonly onFailure = (error: unknown): void => {
    this.failures.push(error);
  };

  /** Waits until this was told since the last call, and forgets what was told until then. */
  async next(incident: string | undefined): Promise<void> {
    while (!this.all.includes(incident)) await new Promise<void>((resolve) => (this.wake = resolve));
    this.all.splice(0);
  }
}

async function watching(root: string, test: (told: Told) => Promise<void>): Promise<void> {
  const told = new Told();
  const watcher = watchStore(root, told);
  try {
    await test(told);
  } finally {
    watcher.dispose();
  }
  assert.deepEqual(told.failures, []);
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 120));

describe('watching a store', () => {
  it('tells each incident once in a burst', async () => {
    await inFolder(async (root) => {
      for (const name of ['first', 'second']) mkdirSync(join(root, name, 'updates'), { recursive: true });
      await watching(root, async (told) => {
        for (let index = 0; index < 20; index++) {
          writeFileSync(join(root, 'first', 'journal.yaml'), String(index));
          writeFileSync(join(root, 'second', 'updates', `${index}.md`), '');
        }
        await settled();
        assert.deepEqual([...told.all].sort(), ['first', 'second']);
      });
    });
  });

  it('says where nothing but the journal changed', async () => {
    await inFolder(async (root) => {
      mkdirSync(join(root, 'first', 'updates'), { recursive: true });
      const told: (readonly [string | undefined, boolean])[] = [];
      const watcher = watchStore(root, {
        onChange: (...change) => told.push(change),
        onFailure: (error) => assert.fail(String(error)),
      });
      try {
        const after = async (...paths: readonly string[]): Promise<unknown> => {
          for (const path of paths) writeFileSync(join(root, 'first', path), path);
          while (told.length === 0) await settled();
          return told.splice(0);
        };
        assert.deepEqual(await after('journal.yaml'), [['first', true]]);
        assert.deepEqual(await after('postmortem.md', 'journal.yaml'), [['first', false]]);
        assert.deepEqual(await after('journal.yaml', 'updates/journal.yaml'), [['first', false]]);
      } finally {
        watcher.dispose();
      }
    });
  });

  it('sees every step in a repository where the first incident is only just made', async () => {
    await inFolder(async (folder) => {
      const root = join(folder, '.git', 'sitrep');
      await mkdir(join(folder, '.git'));
      await watching(root, async (told) => {
        const store = storeAt(root, 'other window');
        const { incident } = await store.create(opened);
        await told.next(undefined);
        await store.append(incident, { event: 'note', text: 'news' });
        await told.next(incident);
        await store.writeDocument(incident, 'updates/01-acknowledgement.md', 'Dear client');
        await told.next(incident);
        await settled();
        told.all.splice(0);
        await appendFile(join(root, incident, 'updates/01-acknowledgement.md'), ', we look at it.');
        await told.next(incident);
      });
    });
  });

  it('waits for a store that was deleted with its folders, and sees it when it is back', async () => {
    await inFolder(async (folder) => {
      const root = join(folder, '.git', 'sitrep');
      await mkdir(join(root, 'one'), { recursive: true });
      await watching(root, async (told) => {
        await rm(join(folder, '.git'), { recursive: true });
        await told.next(undefined);
        await mkdir(join(root, 'one'), { recursive: true });
        await told.next(undefined);
        await writeFile(join(root, 'one', 'journal.yaml'), '');
        await told.next('one');
      });
    });
  });

  it('names an incident that came, one that went, and one that was made anew', async () => {
    await inFolder(async (root) => {
      await mkdir(join(root, 'one'));
      await watching(root, async (told) => {
        await mkdir(join(root, 'two'));
        await told.next('two');
        await rename(join(root, 'two'), join(root, 'three'));
        await told.next('three');
        rmSync(join(root, 'one'), { recursive: true });
        mkdirSync(join(root, 'one'));
        await told.next('one');
        await settled();
        told.all.splice(0);
        await writeFile(join(root, 'one', 'journal.yaml'), '');
        await told.next('one');
        await rm(join(root, 'one'), { recursive: true });
        await told.next('one');
      });
    });
  });

  it('says nothing of what happens beside a store that is not there', async () => {
    await inFolder(async (folder) => {
      await watching(join(folder, '.git', 'sitrep'), async (told) => {
        await writeFile(join(folder, 'unrelated'), '');
        await mkdir(join(folder, '.git'));
        await settled();
        assert.deepEqual(told.all, []);
      });
    });
  });

  it('stops telling at once when it is released', async () => {
    await inFolder(async (root) => {
      const told = new Told();
      const watcher = watchStore(root, told);
      await mkdir(join(root, 'one'));
      watcher.dispose();
      await settled();
      assert.deepEqual(told.all, []);
    });
  });
});
