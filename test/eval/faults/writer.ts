import { writeSync } from 'node:fs';
import { JournalStore } from '../../../src/journal/journal.ts';

/** Appends `count` notes, and now and then a document, and says what was recorded as soon as it was. */
const [root = '', incident = '', author = '', count = '0', withDocuments = ''] = process.argv.slice(2);
const store = new JournalStore({ root, now: Date.now, author });
for (let index = 0; index < Number(count); index += 1) {
  const { id } = await store.append(incident, {
    event: 'note',
    text: `${author} ${index} ${'x'.repeat(120)}`,
  });
  writeSync(1, `${id}\n`);
  if (withDocuments !== '' && index % 3 === 0) {
    await store.writeDocument(incident, 'updates/01-progress.md', `${index}\n`.repeat(2000));
  }
}
