import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../incident/order.ts';
import { openRegular } from '../limits/readBounded.ts';

export const journalFile = 'journal.yaml';

/** Folders with a journal that isn't empty, newest first by the date in the name, then by the first event's ULID. */
export async function listIncidents(root: string): Promise<string[]> {
  const names = (await readdir(root).catch(() => [])).filter((name) => !name.startsWith('.'));
  const found = await Promise.all(
    names.map(async (name) => ({ name, start: await startOf(join(root, name, journalFile)) })),
  );
  return found
    .filter((entry) => entry.start !== undefined)
    .map(({ name, start = '' }) => ({ name, key: `${name.slice(0, 10)} ${firstId(start)}` }))
    .sort((a, b) => compareText(b.key, a.key) || compareText(b.name, a.name))
    .map(({ name }) => name);
}

function firstId(start: string): string {
  return /"id":"([0-9A-Z]{26})"/.exec(start)?.[1] ?? '';
}

/** The first bytes of a journal; undefined where there is none or a crash left it empty. */
async function startOf(path: string): Promise<string | undefined> {
  try {
    const handle = await openRegular(path);
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(256), 0, 256, 0);
      return bytesRead === 0 ? undefined : buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}
