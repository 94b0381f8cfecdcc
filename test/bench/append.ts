import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { JournalStore } from '../../src/journal/journal.ts';
import { median, row, timed } from './table.ts';

const events = 300;
const warmUp = 50;

/**
 * Durable appends a second, beside a bare write and `fdatasync` of a line of the same length: to a file that stays
 * open, and to one that is opened and closed each time as ours is. Taken in turn, so that all meet the same disk.
 */
export async function appendRate(): Promise<void> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'sitrep-bench-'));
  try {
    const store = new JournalStore({ root, now: Date.now, author: 'bench' });
    const { incident } = await store.create({ event: 'opened', title: 'Bench' });
    const line = `${'x'.repeat(150)}\n`;
    const kept = await open(path.join(root, 'kept'), 'a');
    const ways = {
      ours: () => store.append(incident, { event: 'note', text: 'n'.repeat(30) }),
      bare: () => durably(kept, line),
      opened: async () => {
        const handle = await open(path.join(root, 'opened'), 'a');
        await durably(handle, line);
        await handle.close();
      },
    };
    const times = { ours: [] as number[], bare: [] as number[], opened: [] as number[] };
    for (let index = 0; index < warmUp + events; index++) {
      for (const way of ['ours', 'bare', 'opened'] as const) {
        const took = await timed(ways[way]);
        if (index >= warmUp) times[way].push(took);
      }
    }
    await kept.close();
    const rate = (way: keyof typeof times): string => `${Math.round(1000 / median(times[way]))}/s`;
    row(
      'append, durable',
      rate('ours'),
      `bare write and fdatasync ${rate('bare')}, with open and close ${rate('opened')}`,
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function durably(
  handle: { write(text: string): Promise<unknown>; datasync(): Promise<void> },
  line: string,
): Promise<void> {
  await handle.write(line);
  await handle.datasync();
}
