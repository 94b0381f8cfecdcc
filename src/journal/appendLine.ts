import { stat, type FileHandle } from 'node:fs/promises';
import { constants } from 'node:fs';
import { openRegular } from '../limits/readBounded.ts';
import { JournalError, journalError } from './journalError.ts';
import { longestLine } from './parse.ts';

/** Opens a file; a test hands in one that fails half-way. */
export type OpenFile = (path: string, flags: number) => Promise<FileHandle>;

export const openFile: OpenFile = openRegular;

/**
 * Largest journal that is read, and written to, in bytes: some 25,000 events, where a long incident has hundreds.
 * Its events take about five times that in memory.
 */
export const largestJournal = 8 * 1024 * 1024;

const newline = 0x0a;

/** Makes the line to append, knowing what stands in the file from `start` (bytes) on, so that it is numbered after it. */
export type MakeLine = (seen: Buffer, start: number) => Promise<string>;

/**
 * Appends one line to a file that exists: one `O_APPEND` write of the whole line, its bytes counted, `fdatasync`,
 * then a look whether the path still is that file and whether the line stands on its own there. A torn last line of
 * somebody else is closed with a line end first. `from` is where a line begins up to which the file is known (bytes).
 * Returns when the line is on disk (local disks): the size up to which the file is known now, undefined where
 * somebody else wrote at the same moment.
 * @throws JournalError; the line may then stand torn at the end, where readers skip it. One that got there whole, though
 * its way to the disk failed, is turned into a comment, so that what was reported as not recorded is no event.
 */
export async function appendLine(
  path: string,
  from: number,
  makeLine: MakeLine,
  openWith: OpenFile,
): Promise<number | undefined> {
  try {
    return await appendOnce(path, from, makeLine, openWith);
  } catch (error) {
    throw journalError(error, path);
  }
}

async function appendOnce(
  path: string,
  from: number,
  makeLine: MakeLine,
  openWith: OpenFile,
): Promise<number | undefined> {
  const handle = await openWith(path, constants.O_RDWR | constants.O_APPEND);
  try {
    const { size } = await handle.stat();
    if (size > largestJournal) throw new JournalError('too-large', path);
    const start = from <= size ? from : 0;
    const before = await readRange(handle, Math.max(0, start - 1), size);
    const line = await makeLine(start === 0 ? before : before.subarray(1), start);
    const isClosed = size === 0 || before.at(-1) === newline;
    if (!isReadable(line, size)) throw new JournalError('too-large', path);
    try {
      return await writeBehind(handle, path, { size, isClosed, line });
    } catch (error) {
      await takeBack(path, { size, line }, openWith);
      throw error;
    }
  } finally {
    await handle.close();
  }
}

async function writeBehind(
  handle: FileHandle,
  path: string,
  { size, isClosed, line }: { readonly size: number; readonly isClosed: boolean; readonly line: string },
): Promise<number | undefined> {
  await writeOnce(handle, path, `${isClosed ? '' : '\n'}${line}\n`);
  const begin = isClosed ? size : size + 1;
  const [isThere] = await Promise.all([standsAt(handle, begin, line), checkSameFile(handle, path)]);
  if (isThere) return begin + Buffer.byteLength(line) + 1;
  if ((await placeSince(handle, size, line)) !== undefined) return undefined;
  // Somebody's write was torn between our look at the end and our write: the line again, on its own.
  await writeOnce(handle, path, `\n${line}\n`);
  await checkSameFile(handle, path);
  return undefined;
}

/**
 * Makes a comment of a line that stands behind the first `size` bytes: one byte of our own, which no other writer
 * touches. Where not even that can be written the line stays, as an event that is there although it was reported not to be.
 */
async function takeBack(
  path: string,
  { size, line }: { readonly size: number; readonly line: string },
  openWith: OpenFile,
): Promise<void> {
  try {
    const handle = await openWith(path, constants.O_RDWR);
    try {
      const place = await placeSince(handle, size, line);
      if (place === undefined) return;
      await handle.write(Buffer.from('#'), 0, 1, place);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  } catch {
    // The error that led here is the one to tell.
  }
}

/** Whether a reader will take the line, and the journal with it. Several lines at once come from a journal that was read. */
function isReadable(line: string, size: number): boolean {
  const isOne = !line.includes('\n');
  return size + Buffer.byteLength(line) + 2 <= largestJournal && !(isOne && line.length > longestLine);
}

async function writeOnce(handle: FileHandle, path: string, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const { bytesWritten } = await handle.write(bytes, 0, bytes.length, null);
  if (bytesWritten !== bytes.length) throw new JournalError('short-write', path);
  await handle.datasync();
}

/** Whether the line stands on its own at this place, as it does unless somebody wrote at the same moment. */
async function standsAt(handle: FileHandle, begin: number, line: string): Promise<boolean> {
  const expected = Buffer.from(begin === 0 ? `${line}\n` : `\n${line}\n`);
  const from = Math.max(0, begin - 1);
  return (await readRange(handle, from, from + expected.length)).equals(expected);
}

/** Where the line stands on its own behind the first `size` bytes; undefined where it doesn't. */
async function placeSince(handle: FileHandle, size: number, line: string): Promise<number | undefined> {
  const from = Math.max(0, size - 1);
  const seen = await readRange(handle, from, Math.min((await handle.stat()).size, largestJournal));
  if (from === 0 && seen.indexOf(`${line}\n`) === 0) return 0;
  const found = seen.indexOf(`\n${line}\n`);
  return found === -1 ? undefined : from + found + 1;
}

async function readRange(handle: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, to - from));
  let read = 0;
  while (read < buffer.length) {
    const { bytesRead } = await handle.read(buffer, read, buffer.length - read, from + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return buffer.subarray(0, read);
}

async function checkSameFile(handle: FileHandle, path: string): Promise<void> {
  const [written, named] = await Promise.all([
    handle.stat({ bigint: true }),
    stat(path, { bigint: true }).catch(() => undefined),
  ]);
  if (named === undefined) throw new JournalError('missing', path);
  if (written.ino !== named.ino || written.dev !== named.dev) throw new JournalError('moved', path);
}
