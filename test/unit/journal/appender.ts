import { writeSync } from 'node:fs';
import { JournalStore } from '../../../src/journal/journal.ts';
import { JournalError } from '../../../src/journal/journalError.ts';

/** A process of its own that appends notes and says which ids were recorded. */
async function run([root = '', incident = '', author = '', count = '0']: string[]): Promise<void> {
  const store = new JournalStore({ root, now: Date.now, author });
  for (let index = 0; index < Number(count); index++) {
    try {
      const { id } = await store.append(incident, {
        event: 'note',
        text: `${author} ${index} ${'x'.repeat(200)}`,
      });
      writeSync(1, `${id}\n`);
    } catch (error) {
      writeSync(1, `error ${error instanceof JournalError ? error.reason : String(error)}\n`);
      return;
    }
  }
}

await run(process.argv.slice(2));
