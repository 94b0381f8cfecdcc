import { readFile, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { makeFolder, writeWhole } from './durable.ts';
import { errorCode, JournalError, journalError } from './journalError.ts';

/**
 * Absolute path of a document in an incident's folder.
 * @throws JournalError `outside` where the path leaves the folder, also by a drive, a stream or a NUL.
 */
export function documentPath(folder: string, relativePath: string): string {
  const path = join(folder, relativePath);
  const within = relative(folder, path);
  const leaves = within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within);
  if (leaves || isAbsolute(relativePath) || /[\0:\\]/.test(relativePath)) {
    throw new JournalError('outside', path);
  }
  return path;
}

/**
 * Writes a document whole or not at all, durable on return, and makes the folders it needs.
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
    // A folder that a person has deleted is not brought back by a late document.
    const home = await realpath(folder);
    await makeFolder(dirname(path));
    const parent = await realpath(dirname(path));
    if (parent !== home && !parent.startsWith(home + sep)) throw new JournalError('outside', path);
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
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw journalError(error, path);
  }
}
