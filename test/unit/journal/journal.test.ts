import assert from 'node:assert/strict';
import { open, type FileHandle } from 'node:fs/promises';
import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { JournalStore } from '../../../src/journal/journal.ts';
import { JournalError } from '../../../src/journal/journalError.ts';
import { inFolder, opened, start, storeAt } from './support.ts';

const note = { event: 'note', text: 'seen' } as const;

function failsWith(reason: string): (error: unknown) => boolean {
  return (error) => error instanceof JournalError && error.reason === reason;
}

describe('the store of journals', () => {
  it('starts an incident in a store that does not exist yet', async () => {
    await inFolder(async (folder) => {
      const store = storeAt(join(folder, 'not', 'yet'));
      assert.deepEqual(await store.list(), []);
      const { incident, event } = await store.create(opened);
      assert.match(incident, /^2026-11-22-card-payments-fail-at-checkout-[0-9a-z]{4}$/);
      assert.ok(event.id.toLowerCase().endsWith(incident.slice(-4)));
      assert.deepEqual(await store.list(), [incident]);
      const text = await readFile(store.journalPath(incident), 'utf8');
      assert.equal(
        text,
        `- {"id":"${event.id}","n":1,"at":"2026-11-22T16:02:00.000Z","by":"A. Developer","event":"opened","title":"Card payments fail at checkout"}\n`,
      );
    });
  });

  it('gives two incidents with one title in the same millisecond a folder each', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const names = await Promise.all([1, 2, 3].map(async () => (await store.create(opened)).incident));
      assert.equal(new Set(names).size, 3);
    });
  });

  it('lists the newest first and passes over what is no incident', async () => {
    await inFolder(async (root) => {
      let now = start;
      const store = storeAt(root, 'A', () => now);
      const first = (await store.create({ event: 'opened', title: 'Zebra' })).incident;
      now += 60_000;
      const second = (await store.create({ event: 'opened', title: 'Apple' })).incident;
      now += 86_400_000;
      const third = (await store.create({ event: 'opened', title: 'Middle' })).incident;
      await mkdir(join(root, 'empty'));
      await mkdir(join(root, '.hidden'));
      await writeFile(join(root, '.hidden', 'journal.yaml'), '- {}\n');
      await mkdir(join(root, '2026-12-01-crashed-0000'));
      await writeFile(join(root, '2026-12-01-crashed-0000', 'journal.yaml'), '');
      await writeFile(join(root, 'file.txt'), 'x');
      assert.deepEqual(await store.list(), [third, second, first]);
    });
  });

  it('numbers an event after those that others have added since', async () => {
    await inFolder(async (root) => {
      const mine = storeAt(root, 'me');
      const theirs = storeAt(root, 'them');
      const { incident } = await mine.create(opened);
      assert.equal((await mine.append(incident, note)).n, 2);
      assert.equal((await theirs.append(incident, note)).n, 3);
      await appendFile(
        mine.journalPath(incident),
        '- id: by-hand\n  n: 40\n  at: 2026-11-22T16:05:00Z\n  by: B\n  event: note\n  text: by hand\n',
      );
      assert.equal((await mine.append(incident, note)).n, 41);
      assert.equal((await theirs.append(incident, note)).n, 42);
    });
  });

  it('numbers anew in a journal that somebody has shortened', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      const short = await readFile(store.journalPath(incident));
      await store.append(incident, note);
      await store.append(incident, note);
      await writeFile(store.journalPath(incident), short);
      assert.equal((await store.append(incident, note)).n, 2);
      assert.equal((await store.append(incident, note)).n, 3);
    });
  });

  it('keeps the order of events that one window appends without waiting', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      const texts = Array.from({ length: 20 }, (_, index) => `note ${index}`);
      await Promise.all(texts.map((text) => store.append(incident, { event: 'note', text })));
      const { events } = await store.read(incident);
      assert.deepEqual(
        events.flatMap((event) => ('text' in event ? [event.text] : [])),
        texts,
      );
    });
  });

  it('keeps any text on one line that YAML reads too', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      const text = 'a\nb\r\n- c: d # e\u2028\u0085\u007f\ufeff \ud800 "\' 💥 \0';
      await store.append(incident, { event: 'note', text });
      const source = await readFile(store.journalPath(incident), 'utf8');
      assert.doesNotMatch(source, /[\u007f-\u009f\u2028\ufeff]/);
      const { parse } = await import('yaml');
      const [, item] = parse(source) as { text: string }[];
      assert.equal(item?.text, text);
      const { events, problems } = await store.read(incident);
      assert.deepEqual(problems, []);
      assert.equal((events[1] as { text?: string }).text, text);
    });
  });

  it('refuses an event that a reader would refuse, and writes nothing', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      const before = await readFile(store.journalPath(incident));
      const draft = { event: 'update-promised', to: 'acme', due: 'at five' } as const;
      await assert.rejects(store.append(incident, draft), failsWith('invalid'));
      assert.deepEqual(await readFile(store.journalPath(incident)), before);
    });
  });

  it('says that a deleted incident is missing and does not bring its folder back', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      await rm(store.folder(incident), { recursive: true });
      await assert.rejects(store.append(incident, note), failsWith('missing'));
      await assert.rejects(store.writeDocument(incident, 'postmortem.md', 'x'), failsWith('missing'));
      assert.equal((await store.read(incident)).failure, 'missing');
      assert.equal(existsSync(store.folder(incident)), false);
    });
  });

  it('reports a full disk', async function () {
    if (!existsSync('/dev/full')) this.skip();
    await inFolder(async (root) => {
      const { incident } = await storeAt(root).create(opened);
      const openFile = (_path: string, flags: number): Promise<FileHandle> => open('/dev/full', flags);
      const store = new JournalStore({ root, now: () => start, author: 'A', openFile });
      await assert.rejects(store.append(incident, note), failsWith('full'));
    });
  });

  it('reports a journal that may not be written', async () => {
    await inFolder(async (root) => {
      const { incident } = await storeAt(root).create(opened);
      const denied = Object.assign(new Error('not permitted'), { code: 'EACCES' });
      const openFile = (): Promise<FileHandle> => Promise.reject(denied);
      const store = new JournalStore({ root, now: () => start, author: 'A', openFile });
      await assert.rejects(store.append(incident, note), failsWith('denied'));
    });
  });

  it('reports a write of which only a part reached the disk, and recovers', async () => {
    await inFolder(async (root) => {
      let isShort = false;
      const openFile = async (path: string, flags: number): Promise<FileHandle> => {
        const handle = await open(path, flags);
        return isShort ? shortened(handle) : handle;
      };
      const store = new JournalStore({ root, now: () => start, author: 'A', openFile });
      const { incident } = await store.create(opened);
      isShort = true;
      await assert.rejects(store.append(incident, note), failsWith('short-write'));
      isShort = false;
      await store.append(incident, { event: 'note', text: 'second try' });
      const { events, problems } = await store.read(incident);
      assert.equal(events.length, 2);
      assert.equal(problems.length, 1);
    });
  });

  it('has no event that was reported as not recorded, and a retry records it once', async () => {
    await inFolder(async (root) => {
      const others = storeAt(root, 'B');
      const { incident } = await others.create(opened);
      let meanwhile = 0;
      const openFile = async (path: string, flags: number): Promise<FileHandle> =>
        unsynced(await open(path, flags), async () => {
          if (meanwhile++ > 0) return;
          await others.append(incident, { event: 'note', text: 'meanwhile' });
        });
      const failing = new JournalStore({ root, now: () => start, author: 'A', openFile });
      await assert.rejects(failing.append(incident, note), failsWith('failed'));
      const textsOf = async (): Promise<unknown[]> => {
        const { events, problems } = await others.read(incident);
        assert.deepEqual(problems, []);
        return events.map((event) => ('text' in event ? event.text : event.event));
      };
      assert.deepEqual(await textsOf(), ['opened', 'meanwhile']);
      await storeAt(root).append(incident, note);
      assert.deepEqual(await textsOf(), ['opened', 'meanwhile', note.text]);
    });
  });

  it('writes again on its own line when it landed on a line that was torn meanwhile', async () => {
    await inFolder(async (root) => {
      let path = '';
      const openFile = async (name: string, flags: number): Promise<FileHandle> => {
        const handle = await open(name, flags);
        return name === path ? tornBeforeWrite(handle, name) : handle;
      };
      const store = new JournalStore({ root, now: () => start, author: 'A', openFile });
      const { incident } = await store.create(opened);
      path = store.journalPath(incident);
      const event = await store.append(incident, note);
      const { events } = await store.read(incident);
      assert.equal(events.at(-1)?.id, event.id);
    });
  });

  it('follows a journal that an editor replaced while it was being written', async () => {
    await inFolder(async (root) => {
      let replace: string | undefined;
      const openFile = async (path: string, flags: number): Promise<FileHandle> => {
        const handle = await open(path, flags);
        if (replace === path) {
          replace = undefined;
          await writeFile(`${path}.new`, await readFile(path));
          await rename(`${path}.new`, path);
        }
        return handle;
      };
      const store = new JournalStore({ root, now: () => start, author: 'A', openFile });
      const { incident } = await store.create(opened);
      replace = store.journalPath(incident);
      const event = await store.append(incident, note);
      const { events } = await store.read(incident);
      assert.equal(events.at(-1)?.id, event.id);
    });
  });

  it('adds what another copy has and rewrites nothing', async () => {
    await inFolder(async (root) => {
      const mine = storeAt(join(root, 'mine'), 'me');
      const theirs = storeAt(join(root, 'theirs'), 'them');
      const { incident } = await mine.create(opened);
      const copied = await theirs.merge(incident, await readFile(mine.journalPath(incident), 'utf8'));
      assert.equal(copied, 1);
      await mine.append(incident, { event: 'note', text: 'mine' });
      await theirs.append(incident, { event: 'note', text: 'theirs' });
      const before = await readFile(mine.journalPath(incident), 'utf8');
      const other = await readFile(theirs.journalPath(incident), 'utf8');
      assert.equal(await mine.merge(incident, other), 1);
      assert.equal(await mine.merge(incident, other), 0);
      const after = await readFile(mine.journalPath(incident), 'utf8');
      assert.ok(after.startsWith(before));
      assert.equal((await mine.read(incident)).events.length, 3);
    });
  });
});

/** A handle whose writes never reach the disk; somebody else writes before that is known. */
function unsynced(handle: FileHandle, meanwhile: () => Promise<unknown>): FileHandle {
  return Object.assign(handle, {
    datasync: async () => {
      await meanwhile();
      throw Object.assign(new Error('input/output error'), { code: 'EIO' });
    },
  });
}

/** A handle whose next write ends after 10 bytes, as on a disk that fills up. */
function shortened(handle: FileHandle): FileHandle {
  const write = handle.write.bind(handle);
  return Object.assign(handle, {
    write: (bytes: Buffer) => write(bytes, 0, 10, null),
  });
}

/** A handle before whose first write another process leaves a torn line at the end. */
function tornBeforeWrite(handle: FileHandle, path: string): FileHandle {
  const write = handle.write.bind(handle);
  let isFirst = true;
  return Object.assign(handle, {
    write: async (bytes: Buffer, offset: number, length: number) => {
      if (isFirst) await appendFile(path, '- {"id":"torn');
      isFirst = false;
      return write(bytes, offset, length, null);
    },
  });
}
