import type { BoundedRead } from '../limits/readBounded.ts';

/**
 * Why a journal or a document could not be written:
 * `full` no space or quota left · `short-write` only a part reached the disk · `denied` no permission or read-only ·
 * `missing` the incident's folder or journal is gone · `moved` the file was replaced while writing ·
 * `invalid` a reader would refuse the event · `outside` the name, or a link on its way, leaves the incident's folder ·
 * `too-large` more than is read (or the event would make it so) · `not-a-file` a folder, a device or a named pipe stands
 * there · `failed` anything else (see `cause`).
 */
export type JournalFailure =
  | 'full'
  | 'short-write'
  | 'denied'
  | 'missing'
  | 'moved'
  | 'invalid'
  | 'outside'
  | 'too-large'
  | 'not-a-file'
  | 'failed';

export class JournalError extends Error {
  override readonly name = 'JournalError';

  constructor(
    readonly reason: JournalFailure,
    readonly path: string,
    cause?: unknown,
  ) {
    super(`${reason}: ${path}`, cause === undefined ? {} : { cause });
  }
}

const byCode: Readonly<Record<string, JournalFailure>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EISDIR: 'not-a-file',
  ENOTREG: 'not-a-file',
  ERR_FS_FILE_TOO_LARGE: 'too-large',
};

/** The same error where it is one already, else one by the system's error code. */
export function journalError(cause: unknown, path: string): JournalError {
  if (cause instanceof JournalError) return cause;
  return new JournalError(byCode[errorCode(cause) ?? ''] ?? 'failed', path, cause);
}

/** What a reader says that was refused. */
export function refusedRead(
  { reason, code }: Extract<BoundedRead, { kind: 'refused' }>,
  path: string,
): JournalError {
  return new JournalError(reason, path, code);
}

export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
