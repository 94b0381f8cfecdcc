import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { JournalError } from '../../../src/journal/journalError.ts';
import { inFolder, opened, storeAt } from './support.ts';

function failsWith(reason: string): (error: unknown) => boolean {
  return (error) => error instanceof JournalError && error.reason === reason;
}

describe('documents of an incident', () => {
  it('are written whole, in folders that are made, and replace the old content', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      await store.writeDocument(incident, 'updates/01-acknowledgement.md', 'one');
      const path = await store.writeDocument(incident, 'updates/01-acknowledgement.md', 'two');
      assert.equal(await readFile(path, 'utf8'), 'two');
      assert.equal(await store.readDocument(incident, 'updates/01-acknowledgement.md'), 'two');
      assert.equal(await store.readDocument(incident, 'updates/02.md'), undefined);
      assert.deepEqual(await readdir(join(store.folder(incident), 'updates')), ['01-acknowledgement.md']);
      await store.writeDocument(incident, 'evidence/raw.bin', Buffer.from([0, 255, 128]));
      assert.deepEqual(
        [...((await store.readDocumentBytes(incident, 'evidence/raw.bin')) ?? [])],
        [0, 255, 128],
      );
    });
  });

  it('may have a name as long as the system takes, and leave nothing behind when they can’t be written', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      const name = `${'x'.repeat(250)}.md`;
      await store.writeDocument(incident, name, 'long');
      assert.equal(await store.readDocument(incident, name), 'long');
      await mkdir(join(store.folder(incident), 'folder.md'));
      await assert.rejects(store.writeDocument(incident, 'folder.md', 'x'), JournalError);
      const left = await readdir(store.folder(incident));
      assert.deepEqual(left.sort(), ['folder.md', 'journal.yaml', name].sort());
    });
  });

  it('never leave the folder and never overwrite the journal', async () => {
    await inFolder(async (root) => {
      const store = storeAt(root);
      const { incident } = await store.create(opened);
      await mkdir(join(root, 'elsewhere'));
      await symlink(join(root, 'elsewhere'), join(store.folder(incident), 'link'));
      const names = [
        '../x',
        '/etc/x',
        'a/../../x',
        '',
        '.',
        'journal.yaml',
        './Journal.yaml',
        'a:b',
        'a\\..\\b',
        'a\0',
      ];
      for (const name of [...names, 'link/x']) {
        await assert.rejects(store.writeDocument(incident, name, 'x'), failsWith('outside'), name);
      }
      assert.deepEqual(await readdir(join(root, 'elsewhere')), []);
      for (const incidentName of ['..', '.', '', 'a/b', '../a']) {
        assert.throws(() => store.folder(incidentName), failsWith('outside'));
      }
    });
  });
});
