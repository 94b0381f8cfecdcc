import * as system from 'node:path';
import { isWithin, leadsInside } from '../limits/insidePath.ts';
import { readBounded } from '../limits/readBounded.ts';
import { makeFolder, writeWhole } from './durable.ts';
import { JournalError, journalError, refusedRead } from './journalError.ts';

/** Largest document that is read, in bytes: an excerpt of a retry may take 16 MiB, and gets a heading. */
const largestDocument = 20 * 1024 * 1024;

/** Names that Windows gives to devices, with any extension: docs.microsoft.com, "Naming Files, Paths, and Namespaces". */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?: *\.|$)/i;

/**
 * Absolute path of a document in an incident's folder. `on` says whose rules for paths count.
 * @throws JournalError `outside` where the path leaves the folder, also by a drive, a stream, a device or a NUL.
 */
export function documentPath(folder: string, relativePath: string, on: system.PlatformPath = system): string {
  const path = on.join(folder, relativePath);
  const leaves =
    on.relative(folder, path) === '' || !isWithin(folder, path, on) || on.isAbsolute(relativePath);
  const isStrange = /[\0:\\]/.test(relativePath) || (on.sep === '\\' && isOddOnWindows(relativePath));
  if (leaves || isStrange) throw new JournalError('outside', path);
  return path;
}

/** Windows drops dots and blanks at the end of a name, so that `journal.yaml.` is `journal.yaml`. */
function isOddOnWindows(relativePath: string): boolean {
  return relativePath.split('/').some((name) => device.test(name) || /[. ]$/.test(name));
}

/**
 * Writes a document whole or not at all, durable on return, and makes the folders it needs. A folder on the way that is
 * a link out of `folder` is refused before anything is made behind it.
 * @throws JournalError
 */
export async function writeDocument(
  folder: string,
  relativePath: string,
  content: string | Uint8Array,
  unique: string,
): Promise<string> {
  const path = documentPath(folder, relativePath);
  try {
    // Also: a folder that a person has deleted is not brought back by a late document.
    if (!(await leadsInside(folder, system.dirname(path)))) throw new JournalError('outside', path);
    await makeFolder(system.dirname(path));
    await writeWhole(path, content, unique);
    return path;
  } catch (error) {
    throw journalError(error, path);
  }
}

/**
 * The bytes of a document; undefined where there is none.
 * @throws JournalError
 */
export async function readDocument(folder: string, relativePath: string): Promise<Buffer | undefined> {
  const path = documentPath(folder, relativePath);
  const read = await readBounded(path, { maxBytes: largestDocument });
  if (read.kind === 'refused') {
    if (read.reason === 'missing') return undefined;
    throw refusedRead(read, path);
  }
  if (!(await isInside(folder, path))) throw new JournalError('outside', path);
  return read.bytes;
}

async function isInside(folder: string, path: string): Promise<boolean> {
  try {
    return await leadsInside(folder, path);
  } catch (error) {
    throw journalError(error, path);
  }
}
