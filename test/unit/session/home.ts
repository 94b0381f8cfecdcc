import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JournalStore } from '../../../src/journal/journal.ts';
import type { Home } from '../../../src/session/openStores.ts';

/** A home on a temporary folder, with a clock that the test sets. */
export interface TestHome extends Home {
  now: number;
  remove(): Promise<void>;
}

export async function testHome(author = 'A. Developer', root?: string): Promise<TestHome> {
  const folder = root ?? (await mkdtemp(join(tmpdir(), 'sitrep-session-')));
  const home: TestHome = {
    now: Date.parse('2026-11-22T16:00:00Z'),
    author,
    folder: undefined,
    name: 'test',
    store: new JournalStore({ root: folder, now: () => home.now, author }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  return home;
}
