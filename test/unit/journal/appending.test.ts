import assert from 'node:assert/strict';
import {
  appendFile,
  open,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { JournalStore } from '../../../src/journal/journal.ts';
import { JournalError } from '../../../src/journal/journalError.ts';
import { inFolder, opened, start, storeAt } from './support.ts';

const note = { event: 'note', text: 'seen' } as const;
const largest = 8 * 1024 * 1024;

function failsWith(reason: string): (error: unknown) => boolean {
  return (error) => error instanceof JournalError && error.reason === reason;
}

type Open = (path: string, flags: number) => Promise<FileHandle>;

function storeWith(root: string, openFile: Open): JournalStore {
  return new JournalStore({ root, now: () => start, author: 'A', openFile });
}

/** A handle that gives at most so many bytes a read, as some network file systems do; counts them all. */
function reading(handle: FileHandle, most: number, count: { bytes: number }): FileHandle {
  const read = handle.read.bind(handle);
  return Object.assign(handle, {
    read: async (buffer: Buffer, offset: number, length: number, position: number) => {
      const result = await read(buffer, offset, Math.min(most, length), position);
      count.bytes += result.bytesRead;
      return result;
    },
  });
}

describe('appending to a journal', () => {
  it('reads what was added since, not the whole journal again', async () => {
    await inFolder(async (root) => {
      const count = { bytes: 0 };
      const store = storeWith(root, async (path, flags) => reading(await open(path, flags), Infinity, count));
      const { incident } = await store.create(opened);
      for (let n = 2; n <= 40; n += 1) await store.append(incident, note);
      const { size } = await stat(store.journalPath(incident));
      count.bytes = 0;
      assert.equal((await store.append(incident, note)).n, 41);
      assert.ok(count.bytes < 500, `${count.bytes} of ${size}`);
      await storeAt(root, 'B').append(incident, note);
      assert.equal((await store.append(incident, note)).n, 43);
    });
  });

  it('closes its file each time', async () => {
    await inFolder(async (root) => {
      const handles: FileHandle[] = [];
      const store = storeWith(root, async (path, flags) => {
        const handle = await open(path, flags);
        handles.push(handle);
        return handle;
      });
      const { incident } = await store.create(opened);
      await store.append(incident, note);
      assert.deepEqual(
        handles.map(({ fd }) => fd),
        [-1, -1],
      );
    });
  });

  it('works where each read gives only a few bytes', async () => {
    await inFolder(async (root) => {
      const store = storeWith(root, async (path, flags) => reading(await open(path, flags), 7, { bytes: 0 }));
      const { incident } = await store.create(opened);
      for (const n of [2, 3]) assert.equal((await store.append(incident, note)).n, n);
      const { events, problems } = await store.read(incident);
      assert.deepEqual(problems, []);
      assert.equal(events.length, 3);
    });
  });

  it('goes on in a journal that became shorter, or was written anew, under it', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      const path = store.journalPath(incident);
      const first = await readFile(path, 'utf8');
      for (const n of [2, 3]) assert.equal((await store.append(incident, note)).n, n);
      await truncate(path, first.length);
      assert.equal((await store.append(incident, note)).n, 2);
      await writeFile(path, `${first}- {"id":"torn`);
      assert.equal((await store.append(incident, note)).n, 2);
      await writeFile(path, '');
      assert.equal((await store.append(incident, note)).n, 1);
      assert.equal((await store.read(incident)).problems.length, 0);
    });
  });

  it('says that the journal is gone where it was deleted while it was written', async () => {
    await inFolder(async (root) => {
      const path = { gone: '' };
      const store = storeWith(root, async (name, flags) => {
        const handle = await open(name, flags);
        if (name === path.gone) await rm(name);
        return handle;
      });
      const { incident } = await store.create(opened);
      path.gone = store.journalPath(incident);
      await assert.rejects(store.append(incident, note), failsWith('missing'));
    });
  });

  it('says that the journal was replaced where an editor does so again and again', async () => {
    await inFolder(async (root) => {
      let isReplaced = false;
      const store = storeWith(root, async (path, flags) => {
        const handle = await open(path, flags);
        if (!isReplaced) return handle;
        await writeFile(`${path}.new`, await readFile(path));
        await rename(`${path}.new`, path);
        return handle;
      });
      const { incident } = await store.create(opened);
      isReplaced = true;
      await assert.rejects(store.append(incident, note), failsWith('moved'));
      assert.equal((await store.read(incident)).events.length, 1);
    });
  });

  it('fills a journal up to what is read, and not a byte further', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      const path = store.journalPath(incident);
      const room = Buffer.byteLength(JSON.stringify(await store.append(incident, note))) + 4;
      const used = (await readFile(path)).length;
      const comment = (bytes: number): string => `#${'x'.repeat(bytes - 2)}\n`;
      await appendFile(path, comment(largest - used - room));
      await store.append(incident, note);
      assert.ok(largest - (await readFile(path)).length < 3);
      assert.equal((await store.read(incident)).events.length, 3);
      await assert.rejects(store.append(incident, note), failsWith('too-large'));
      await appendFile(path, 'xxx');
      assert.equal((await store.read(incident)).failure, 'too-large');
      await assert.rejects(store.append(incident, note), failsWith('too-large'));
    });
  });

  it('keeps the whole of what the system said', async () => {
    await inFolder(async (root) => {
      for (const [thrown, reason] of [
        [Object.assign(new Error('disk quota exceeded'), { code: 'EDQUOT' }), 'full'],
        [Object.assign(new Error('odd'), { code: 5 }), 'failed'],
        [new Error('no code'), 'failed'],
      ] as const) {
        let isBroken = false;
        const store = storeWith(root, (path, flags) =>
          isBroken ? Promise.reject(thrown) : open(path, flags),
        );
        const { incident } = await store.create(opened);
        isBroken = true;
        const failure = await store.append(incident, note).catch((error: unknown) => error);
        assert.ok(failure instanceof JournalError);
        assert.deepEqual([failure.reason, failure.cause], [reason, thrown]);
        assert.ok(failure.message.includes(store.journalPath(incident)));
      }
    });
  });
});
