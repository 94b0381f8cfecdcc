import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { journalFile } from './listing.ts';

/**
 * Milliseconds after which a temporary file is taken for one that a killed process left (ten minutes): writing a
 * document takes some milliseconds, on a slow share some seconds.
 */
export const temporaryAfter = 600_000;

/** The same of a name that was claimed by an empty file, and of an incident without a first event: a day. */
const emptyAfter = 86_400_000;

/** A temporary file of ours: hidden, and named by the ULID of its write. */
const temporary = /^\..*\b[0-9A-HJKMNP-TV-Z]{26}\.tmp$/;
/** A claimed name, as `updates/03-progress.md`. */
const numbered = /^\d{2,}-[^/]*\.[a-z]+$/;
/** An incident's folder; the extension keeps others beside them. */
const dated = /^\d{4}-\d{2}-\d{2}-/;
const folders = ['updates', 'tickets', 'evidence'];

/** Removes the temporary files that killed processes left in a folder. `now` in ms since the epoch. Never throws. */
export async function sweepTemporary(folder: string, now: number): Promise<void> {
  await sweep(folder, (name, file) => temporary.test(name) && file.mtimeMs < now - temporaryAfter);
}

/** Removes what killed processes left of an incident: temporary files, and empty ones that only claimed a name. */
export async function sweepIncident(folder: string, now: number): Promise<void> {
  await sweepTemporary(folder, now);
  for (const name of folders) {
    await sweepTemporary(join(folder, name), now);
    await sweep(
      join(folder, name),
      (file, { size, mtimeMs }) => size === 0 && numbered.test(file) && mtimeMs < now - emptyAfter,
    );
  }
}

/** Removes incidents whose process was killed before their first event: a folder with an empty journal, or with nothing. */
export async function sweepUnopened(root: string, now: number): Promise<void> {
  for (const name of (await namesIn(root)).filter((each) => dated.test(each))) {
    const folder = join(root, name);
    const found = await lstat(folder).catch(() => undefined);
    if (found?.isDirectory() !== true || found.mtimeMs > now - emptyAfter) continue;
    await sweep(folder, (file, { size }) => file === journalFile && size === 0);
    // Fails where anything is left in it.
    await rmdir(folder).catch(() => undefined);
  }
}

interface Found {
  readonly size: number;
  readonly mtimeMs: number;
}

/** Regular files only, and only in a real folder: a link is nothing that we made. */
async function sweep(folder: string, isLeft: (name: string, file: Found) => boolean): Promise<void> {
  const own = await lstat(folder).catch(() => undefined);
  if (own?.isDirectory() !== true) return;
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    const file = await lstat(path).catch(() => undefined);
    if (file?.isFile() === true && isLeft(name, file)) await rm(path, { force: true }).catch(() => undefined);
  }
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
