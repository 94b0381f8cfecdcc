import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { JournalStore } from '../../../src/journal/journal.ts';
import { inFolder, opened, storeAt } from './support.ts';

const note = { event: 'note', text: 'x' } as const;
const ulid = '01KAPW0000000000000000000A';
const minute = 60_000;
const day = 86_400_000;

describe('what killed processes leave in a store', () => {
  const now = Date.now();
  let folder = '';

  async function leave(name: string, age: number, content = ''): Promise<void> {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    await utimes(path, (now - age) / 1000, (now - age) / 1000);
  }

  const isThere = (name: string): boolean => existsSync(join(folder, name));

  async function inIncident(
    test: (store: JournalStore, incident: string, root: string) => Promise<void>,
  ): Promise<void> {
    await inFolder(async (root) => {
      const store = storeAt(root, 'A', () => now);
      const { incident } = await store.create(opened);
      folder = store.folder(incident);
      await test(store, incident, root);
    });
  }

  it('goes with the next event: temporary files, and names that were claimed and never written', async () => {
    await inIncident(async (store, incident) => {
      await leave(`.postmortem.md.${ulid}.tmp`, 11 * minute, 'half');
      await leave(`updates/.01-progress.md.${ulid}.tmp`, 11 * minute, 'half');
      await leave(`tickets/.${ulid}.tmp`, 11 * minute, 'half');
      await leave('updates/02-progress.md', day + minute);
      await leave('evidence/01-pool.log', day + minute);
      await store.append(incident, note);
      assert.ok(!isThere(`.postmortem.md.${ulid}.tmp`));
      assert.ok(!isThere(`updates/.01-progress.md.${ulid}.tmp`));
      assert.ok(!isThere(`tickets/.${ulid}.tmp`));
      assert.ok(!isThere('updates/02-progress.md'));
      assert.ok(!isThere('evidence/01-pool.log'));
    });
  });

  it('stays where another window may be writing it just now', async () => {
    await inIncident(async (store, incident) => {
      await leave(`.postmortem.md.${ulid}.tmp`, 9 * minute, 'half');
      await leave('updates/02-progress.md', day - minute);
      await store.append(incident, note);
      assert.ok(isThere(`.postmortem.md.${ulid}.tmp`));
      assert.ok(isThere('updates/02-progress.md'));
    });
  });

  it('is never what a person made', async () => {
    await inIncident(async (store, incident) => {
      const names = ['notes.tmp', '.hidden.tmp', 'updates/empty.md', '01-mine.md'];
      for (const name of names) await leave(name, 30 * day);
      await leave('updates/01-sent.md', 30 * day, 'Hello');
      await leave(`.x.${ulid}.tmp.md`, 30 * day, 'x');
      await store.append(incident, note);
      for (const name of [...names, 'updates/01-sent.md', `.x.${ulid}.tmp.md`])
        assert.ok(isThere(name), name);
    });
  });

  it('is not looked for behind a link', async () => {
    await inIncident(async (store, incident, root) => {
      const inside = folder;
      folder = join(root, '.elsewhere');
      await leave('02-progress.md', 30 * day);
      await symlink(folder, join(inside, 'updates'));
      await store.append(incident, note);
      assert.ok(isThere('02-progress.md'));
    });
  });

  it('goes with the next incident where it is one without a first event', async () => {
    await inIncident(async (store, incident, root) => {
      folder = root;
      const age = async (name: string) => utimes(join(root, name), 0, 0);
      await leave('2026-11-20-unopened-aaaa/journal.yaml', 2 * day);
      await mkdir(join(root, '2026-11-20-nothing-bbbb'));
      await leave('2026-11-20-kept-cccc/journal.yaml', 2 * day);
      await leave('2026-11-20-kept-cccc/notes.md', 2 * day, 'mine');
      await leave('2026-11-22-just-now-dddd/journal.yaml', 0);
      await leave('2026-11-20-notes-eeee/notes.md', 2 * day);
      await age('2026-11-20-notes-eeee');
      await mkdir(join(root, 'notified'));
      await age('notified');
      await age('2026-11-20-unopened-aaaa');
      await age('2026-11-20-nothing-bbbb');
      await age('2026-11-20-kept-cccc');
      await age(incident);
      await store.create(opened);
      assert.ok(!isThere('2026-11-20-unopened-aaaa'));
      assert.ok(!isThere('2026-11-20-nothing-bbbb'));
      assert.ok(isThere('notified'));
      assert.ok(isThere('2026-11-20-notes-eeee/notes.md'));
      assert.ok(isThere('2026-11-20-kept-cccc/notes.md'));
      assert.ok(isThere('2026-11-22-just-now-dddd/journal.yaml'));
      assert.equal((await store.read(incident)).events.length, 1);
    });
  });
});
