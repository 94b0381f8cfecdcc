import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join, win32 } from 'node:path';
import { promisify } from 'node:util';
import { readAuthor } from '../../../src/journal/author.ts';
import { documentPath } from '../../../src/journal/documents.ts';
import { JournalError } from '../../../src/journal/journalError.ts';
import { locateStore } from '../../../src/journal/locate.ts';
import { parseJournal } from '../../../src/journal/parse.ts';
import { unite } from '../../../src/journal/unite.ts';
import { git, inFolder, opened, storeAt } from './support.ts';

const note = { event: 'note', text: 'x' } as const;

function failsWith(reason: string): (error: unknown) => boolean {
  return (error) => error instanceof JournalError && error.reason === reason;
}

/** What a repository that came as an archive may have in a file's place, and why it is not read. */
const placed: readonly (readonly [what: string, put: (path: string) => Promise<unknown>, reason: string])[] =
  [
    ['a named pipe', (path) => promisify(execFile)('mkfifo', [path]), 'not-a-file'],
    ['a device', (path) => symlink('/dev/zero', path), 'not-a-file'],
    ['a folder', (path) => mkdir(path), 'not-a-file'],
    [
      'five gigabytes of nothing',
      async (path) => {
        await writeFile(path, '');
        await truncate(path, 5 * 1024 ** 3);
      },
      'too-large',
    ],
  ];

describe('a store that a stranger made', function () {
  if (process.platform === 'win32') return;

  for (const [what, put, reason] of placed) {
    it(`reads and writes no journal that is ${what}, and lists the others`, async () => {
      await inFolder(async (root) => {
        const store = storeAt(root);
        const { incident } = await store.create(opened);
        const other = await store.create(opened);
        await rm(store.journalPath(incident));
        await put(store.journalPath(incident));
        assert.equal((await store.read(incident)).failure, reason);
        await assert.rejects(store.append(incident, note), (error) => error instanceof JournalError);
        await assert.rejects(store.merge(incident, ''), (error) => error instanceof JournalError);
        assert.ok((await store.list()).includes(other.incident));
        await store.append(other.incident, note);
      });
    });

    it(`reads no document that is ${what}`, async () => {
      await inFolder(async (root) => {
        const store = storeAt(root);
        const { incident } = await store.create(opened);
        await put(join(store.folder(incident), 'postmortem.md'));
        await assert.rejects(store.readDocument(incident, 'postmortem.md'), failsWith(reason));
      });
    });

    it(`finds the store and the author beside a configuration and a commondir that are ${what}`, async () => {
      await inFolder(async (folder) => {
        git(folder, 'init', '--quiet');
        for (const name of ['config', 'commondir']) {
          await rm(join(folder, '.git', name), { force: true });
          await put(join(folder, '.git', name));
        }
        const { kind, gitDir } = await locateStore(folder, join(folder, 'elsewhere'));
        assert.equal(kind, 'repository');
        const author = await readAuthor({ home: folder, gitDir, env: {}, fallback: 'somebody' });
        assert.equal(author, 'somebody');
      });
    });
  }

  it('never appends to a file elsewhere that a link leads to', async () => {
    await inFolder(async (root) => {
      const store = storeAt(join(root, 'store'));
      const { incident } = await store.create(opened);
      const victim = join(root, 'profile');
      await writeFile(victim, 'export PATH\n');
      await rm(store.journalPath(incident));
      await symlink(victim, store.journalPath(incident));
      await assert.rejects(store.append(incident, note), failsWith('outside'));
      await assert.rejects(store.merge(incident, ''), failsWith('outside'));
      assert.equal((await store.read(incident)).failure, 'outside');
      assert.equal(await readFile(victim, 'utf8'), 'export PATH\n');
    });
  });

  it('never reads a document that a link brings from elsewhere', async () => {
    await inFolder(async (root) => {
      const store = storeAt(join(root, 'store'));
      const { incident } = await store.create(opened);
      await writeFile(join(root, 'key'), 'private');
      await symlink(join(root, 'key'), join(store.folder(incident), 'postmortem.md'));
      await assert.rejects(store.readDocument(incident, 'postmortem.md'), failsWith('outside'));
    });
  });

  it('is not used where it is a link out of the repository', async () => {
    await inFolder(async (root) => {
      const folder = join(root, 'shop');
      await mkdir(join(root, 'elsewhere'));
      await mkdir(folder);
      git(folder, 'init', '--quiet');
      await symlink(join(root, 'elsewhere'), join(folder, '.git', 'sitrep'));
      const place = await locateStore(folder, join(root, 'global'));
      assert.equal(place.kind, 'folder');
      assert.equal(place.problem, 'outside');
    });
  });
});

describe('a journal that a stranger wrote', () => {
  const event = (id: string, more = ''): string =>
    `- {"id":"${id}","n":1,"at":"2026-11-22T16:02:00.000Z","by":"A","event":"note","text":"t"${more}}`;

  for (const [what, rubbish] of [
    ['a line of a megabyte', `- {"id":"${'x'.repeat(1_000_000)}"}`],
    ['maps in maps, thousands deep', event('deep', `,"a":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)],
    ['lists in lists', `- ${'['.repeat(60_000)}`],
    ['aliases of aliases', `- {a: &a x, b: [${'*a,'.repeat(4000)}]}`],
    ['fields without end', `- ${Array.from({ length: 4000 }, (_, n) => `k${n}: 1`).join('\n  ')}`],
    ['an item of a hundred thousand lines', `- id: x\n${'  a: b\n'.repeat(100_000)}`],
    ['thousands of broken items', '- {"id"\n'.repeat(5000)],
    ['blank lines in thousands, and a word', `${'\n'.repeat(100_000)}word`],
  ] as const) {
    it(`is read around ${what}`, async () => {
      const { events, problems } = await parseJournal(`${event('first')}\n${rubbish}\n${event('last')}\n`);
      assert.deepEqual(
        events.map(({ id }) => id).filter((id) => id !== 'deep'),
        ['first', 'last'],
      );
      assert.ok(problems.length > 0 && problems.length <= 1000);
    });
  }

  it('is refused by the writer where a reader would refuse it', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      const tooLong = { event: 'note', text: 'x'.repeat(1_000_001) } as const;
      await assert.rejects(store.append(incident, tooLong), failsWith('too-large'));
      const longest = { event: 'note', text: 'x'.repeat(999_000) } as const;
      for (let n = 0; n < 8; n += 1) await store.append(incident, longest);
      await assert.rejects(store.append(incident, longest), failsWith('too-large'));
      const { events, failure } = await store.read(incident);
      assert.equal(failure, undefined);
      assert.equal(events.length, 9);
    });
  });

  it('unites with another one of thousands of events, all of them changed on both sides', async () => {
    const side = (text: string): string =>
      Array.from({ length: 8000 }, (_, n) => event(`e${n}`, `,"quote":"${text}"`)).join('\n');
    const { text } = await unite(side('here'), side('there, and longer'));
    const { events } = await parseJournal(text);
    assert.equal(events.length, 8000);
    assert.ok(events.every((one) => 'quote' in one && one.quote === 'there, and longer'));
  });
});

describe('names of documents', () => {
  const refused = (name: string): void =>
    assert.throws(() => documentPath('C:\\store\\incident', name, win32), failsWith('outside'), name);

  it('stay in the folder on Windows too', () => {
    const path = documentPath('C:\\store\\incident', 'updates/01-x.md', win32);
    assert.equal(path, 'C:\\store\\incident\\updates\\01-x.md');
    for (const name of ['..\\x', '../x', 'C:\\x', 'C:x', '\\\\server\\share\\x', '/x', 'a/../../x'])
      refused(name);
  });

  it('are none that Windows takes for a device, a stream or another file', () => {
    for (const name of ['nul', 'aux.md', 'updates/COM1.md', 'con', 'journal.yaml.', 'journal.yaml ', 'a:b']) {
      refused(name);
    }
    assert.ok(documentPath('C:\\store', 'console.md', win32));
    assert.ok(documentPath('/store', 'aux.md').endsWith(join(dirname('/store/x'), 'aux.md')));
  });
});
