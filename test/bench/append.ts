import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { JournalStore } from '../../src/journal/journal.ts';
import { row, timed } from './table.ts';

const events = 300;

/** Durable appends a second, beside a bare write and `fdatasync` of lines of the same length. */
export async function appendRate(): Promise<void> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'sitrep-bench-'));
  try {
    const store = new JournalStore({ root, now: Date.now, author: 'bench' });
    const { incident } = await store.create({ event: 'opened', title: 'Bench' });
    const ours = await timed(async () => {
      for (let index = 0; index < events; index++)
        await store.append(incident, { event: 'note', text: `note ${index}` });
    });
    const handle = await open(path.join(root, 'bare'), 'a');
    const line = `${'x'.repeat(150)}\n`;
    const bare = await timed(async () => {
      for (let index = 0; index < events; index++) {
        await handle.write(line);
        await handle.datasync();
      }
    });
    await handle.close();
    const rate = (ms: number): string => `${Math.round((events * 1000) / ms)}/s`;
    row('append, durable', rate(ours), `bare write and fdatasync ${rate(bare)}`);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
