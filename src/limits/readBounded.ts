import { constants } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';

/**
 * Why a file was not read: `missing` nothing is there · `not-a-file` a folder, a device, a named pipe or a socket ·
 * `too-large` more bytes than asked for · `denied` no permission · `failed` anything else.
 */
export type Refusal = 'missing' | 'not-a-file' | 'too-large' | 'denied' | 'failed';

export type BoundedRead =
  | {
      readonly kind: 'read';
      readonly bytes: Buffer;
      /** Modification time, ms since the epoch (UTC). */
      readonly mtimeMs: number;
    }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly code: string };

/** `code`: `EISDIR`, `ENOTREG` for what else is no regular file, or Node's `ERR_FS_FILE_TOO_LARGE`. */
export class RefusedFileError extends Error {
  override readonly name = 'RefusedFileError';

  constructor(
    readonly code: 'EISDIR' | 'ENOTREG' | 'ERR_FS_FILE_TOO_LARGE',
    readonly path: string,
  ) {
    super(`${code}: ${path}`);
  }
}

/**
 * Opens a regular file and nothing else. A repository may put a named pipe or a device in a file's place, and opening
 * one may wait for ever or do something: it is looked at before, opened without blocking, and looked at again, as it
 * may have been replaced in between. `flags` as for open(2), `O_RDONLY` where left out.
 * @throws RefusedFileError, or the system's error.
 */
export async function openRegular(path: string, flags: number = constants.O_RDONLY): Promise<FileHandle> {
  refuseOthers(await stat(path), path);
  // Windows has no O_NONBLOCK, and no named pipes among its files.
  const handle = await open(path, flags | (constants.O_NONBLOCK || 0));
  try {
    refuseOthers(await handle.stat(), path);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function refuseOthers(found: { isFile(): boolean; isDirectory(): boolean }, path: string): void {
  if (found.isFile()) return;
  throw new RefusedFileError(found.isDirectory() ? 'EISDIR' : 'ENOTREG', path);
}

/** Reads a regular file of at most `maxBytes`, whole or not at all. Never throws for what is on the disk. */
export async function readBounded(
  path: string,
  { maxBytes }: { readonly maxBytes: number },
): Promise<BoundedRead> {
  let handle: FileHandle | undefined;
  try {
    handle = await openRegular(path);
    const { size, mtimeMs } = await handle.stat();
    const bytes = size > maxBytes ? undefined : await readUpTo(handle, size, maxBytes);
    if (bytes === undefined) throw new RefusedFileError('ERR_FS_FILE_TOO_LARGE', path);
    return { kind: 'read', bytes, mtimeMs };
  } catch (error) {
    const code = codeOf(error);
    return { kind: 'refused', reason: byCode[code] ?? 'failed', code };
  } finally {
    await handle?.close();
  }
}

/** The text (UTF-8) of such a file; undefined for every reason not to read it. */
export async function readBoundedText(
  path: string,
  limit: { readonly maxBytes: number },
): Promise<string | undefined> {
  const read = await readBounded(path, limit);
  return read.kind === 'read' ? read.bytes.toString('utf8') : undefined;
}

/** Bytes asked for beyond the size that the system tells: a file may grow, and those under /proc tell none. */
const readAhead = 4096;

/** Undefined where there are more than `maxBytes`. */
async function readUpTo(handle: FileHandle, size: number, maxBytes: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let total = 0;
  while (total <= maxBytes) {
    const part = Buffer.allocUnsafe(Math.min(Math.max(0, size - total) + readAhead, maxBytes + 1 - total));
    const { bytesRead } = await handle.read(part, 0, part.length, total);
    if (bytesRead === 0) return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, total);
    parts.push(part.subarray(0, bytesRead));
    total += bytesRead;
  }
  return undefined;
}

const byCode: Readonly<Record<string, Refusal>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EISDIR: 'not-a-file',
  ENOTREG: 'not-a-file',
  ENXIO: 'not-a-file',
  ERR_FS_FILE_TOO_LARGE: 'too-large',
  EACCES: 'denied',
  EPERM: 'denied',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
}
