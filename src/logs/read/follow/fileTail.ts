import type { FileHandle } from 'node:fs/promises';
import { openRegular } from '../../../limits/readBounded.ts';
import { endOfHole, isNul, isSparse } from '../hole.ts';

/** How far a file was read. Lets a later run go on exactly there, or see that it can't. */
export interface TailPlace {
  /** Device and inode. */
  readonly identity: string;
  /** Bytes read. */
  readonly offset: number;
  /** The last bytes read, base64: bytes at the same place that differ mean another content. */
  readonly fingerprint: string;
}

export type DrainResult = 'at-end' | 'truncated' | 'rewritten' | 'stopped';

/** Handed each piece of new bytes, and waited for before the next is read. */
export type Deliver = (bytes: Buffer, tail: FileTail) => void | Promise<void>;

const fingerprintBytes = 1024;
const chunkBytes = 256 * 1024;
const comparedBytes = 4096;

let contents = 0;

/** One open file that is read as it grows. Holding it open keeps its inode from being given to another file. */
export class FileTail {
  /** Names the content: another value means other content, not a continuation. */
  content = newContent();

  private constructor(
    private readonly handle: FileHandle,
    readonly identity: string,
    public offset: number,
    private fingerprint: Buffer,
  ) {}

  /** Opens a file at its beginning. Throws the system's error. */
  static async open(path: string): Promise<FileTail> {
    const handle = await openRegular(path);
    const stats = await handle.stat({ bigint: true });
    return new FileTail(handle, identityOf(stats), 0, Buffer.alloc(0));
  }

  get place(): TailPlace {
    return {
      identity: this.identity,
      offset: this.offset,
      fingerprint: this.fingerprint.toString('base64'),
    };
  }

  /** Passes over what is there already. */
  async skipToEnd(): Promise<void> {
    const { size } = await this.handle.stat();
    const start = Math.max(0, size - fingerprintBytes);
    this.fingerprint = await this.bytesAt(start, size - start);
    this.offset = start + this.fingerprint.length;
  }

  /** Goes to a place where this content was read before; false where the bytes before it aren't the same. */
  async seek(place: TailPlace): Promise<boolean> {
    const fingerprint = Buffer.from(place.fingerprint, 'base64');
    const before = await this.bytesAt(place.offset - fingerprint.length, fingerprint.length);
    if (!before.equals(fingerprint)) return false;
    this.offset = place.offset;
    this.fingerprint = fingerprint;
    return true;
  }

  /** True where this file holds nothing but the beginning of another one: a copy of it, perhaps still being made. */
  async isBeginningOf(other: FileTail): Promise<boolean> {
    const { size } = await this.handle.stat();
    const last = Math.max(0, size - comparedBytes);
    for (const position of last === 0 ? [0] : [0, last]) {
      const length = Math.min(comparedBytes, size - position);
      const [own, its] = await Promise.all([this.bytesAt(position, length), other.bytesAt(position, length)]);
      if (!own.equals(its)) return false;
    }
    return true;
  }

  restart(): void {
    this.content = newContent();
    this.offset = 0;
    this.fingerprint = Buffer.alloc(0);
  }

  /** True while some name leads to the file. */
  async isLinked(): Promise<boolean> {
    return (await this.handle.stat()).nlink > 0;
  }

  /**
   * Delivers everything up to the end of the file. Each read takes the last bytes read before along, so that a file cut
   * or rewritten between two reads is noticed before any of its new bytes is taken for a continuation.
   * At the very beginning there are no such bytes: `beforeFirst` may deliver what a copy took away, and then returns true.
   */
  async drain(
    deliver: Deliver,
    signal: AbortSignal,
    beforeFirst?: (tail: FileTail) => Promise<boolean>,
  ): Promise<DrainResult> {
    while (!signal.aborted) {
      const known = this.fingerprint.length;
      const bytes = await this.bytesAt(this.offset - known, known + chunkBytes);
      if (known === 0 && (await beforeFirst?.(this))) continue;
      if (!bytes.subarray(0, known).equals(this.fingerprint)) {
        const { size } = await this.handle.stat();
        return size < this.offset ? 'truncated' : 'rewritten';
      }
      if (bytes.length === known) return 'at-end';
      this.offset += bytes.length - known;
      this.fingerprint = Buffer.from(bytes.subarray(-fingerprintBytes));
      if (isNul(bytes.subarray(known)) && (await this.passHole())) continue;
      await deliver(bytes.subarray(known), this);
    }
    return 'stopped';
  }

  /** A log that was cut under a writer that keeps its place begins with a hole. False where there is none. */
  private async passHole(): Promise<boolean> {
    if (!(await isSparse(this.handle))) return false;
    const { size } = await this.handle.stat();
    const end = await endOfHole(this.handle, this.offset, size);
    const start = Math.max(0, end - fingerprintBytes);
    this.fingerprint = await this.bytesAt(start, end - start);
    this.offset = start + this.fingerprint.length;
    // Nothing goes on across it, and what comes is counted from its own offset.
    this.content = newContent();
    return true;
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private async bytesAt(position: number, length: number): Promise<Buffer> {
    if (length === 0) return Buffer.alloc(0);
    const buffer = Buffer.allocUnsafe(length);
    const { bytesRead } = await this.handle.read(buffer, 0, length, position);
    return buffer.subarray(0, bytesRead);
  }
}

function newContent(): string {
  contents += 1;
  return `content ${contents}`;
}

/** Device and inode. */
export function identityOf(stats: { readonly dev: bigint | number; readonly ino: bigint | number }): string {
  return `${stats.dev}:${stats.ino}`;
}
