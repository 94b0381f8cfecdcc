import type { FileHandle } from 'node:fs/promises';
import * as zlib from 'node:zlib';
import { Readable, type Transform } from 'node:stream';

/** Bytes per read. Small enough that a cancel is noticed within a few ms of parsing. */
const chunkBytes = 128 * 1024;

export type Compression = 'none' | 'gzip' | 'zstd' | 'unsupported';

/** Counts what was read from the disk, for progress and for the promise about probes. */
export interface ReadCount {
  bytes: number;
}

/** What the first bytes say (RFC 1952 §2.3.1, RFC 8878 §3.1.1, and the magic numbers of bzip2, xz, lz4 and zip). */
export function compressionOf(head: Buffer): Compression {
  if (head.length >= 3 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return 'gzip';
  const magic = head.length < 4 ? 0 : head.readUInt32BE(0);
  if (magic === 0x28b52ffd) return 'createZstdDecompress' in zlib ? 'zstd' : 'unsupported';
  const bzip2 = magic >>> 8 === 0x425a68 && head.subarray(4, 10).toString('hex') === '314159265359';
  return bzip2 || magic === 0xfd377a58 || magic === 0x04224d18 || magic === 0x504b0304
    ? 'unsupported'
    : 'none';
}

/** Reads up to `length` bytes at `position`; fewer at the end of the file. */
export async function readBlock(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/**
 * The bytes of an open file from one offset to another, the next read running while a chunk is used.
 * A chunk's buffer is reused by the chunk after the next.
 */
export async function* plainChunks(
  handle: FileHandle,
  from: number,
  to: number,
  count: ReadCount,
): AsyncGenerator<Buffer, void, undefined> {
  const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
  let position = from;
  let turn: 0 | 1 = 0;
  const next = () => {
    const buffer = buffers[turn];
    turn = turn === 0 ? 1 : 0;
    const length = Math.min(chunkBytes, to - position);
    return handle.read(buffer, 0, length, position).then(({ bytesRead }) => buffer.subarray(0, bytesRead));
  };
  let running = next();
  try {
    while (position < to) {
      const chunk = await running;
      if (chunk.length === 0) return;
      position += chunk.length;
      count.bytes += chunk.length;
      running = position < to ? next() : Promise.resolve(Buffer.alloc(0));
      yield chunk;
    }
  } finally {
    // A read that nobody waits for any more must not outlive the handle.
    await running.catch(() => undefined);
  }
}

/** How a compressed stream ended: a torn file gives what could be unpacked. */
export interface Unpacking {
  damaged: boolean;
}

/** The decompressed bytes of a file from its beginning. Several gzip members or zstd frames in a row are one stream. */
export async function* unpackedChunks(
  handle: FileHandle,
  compression: 'gzip' | 'zstd',
  count: ReadCount,
  result: Unpacking,
): AsyncGenerator<Buffer, void, undefined> {
  const { size } = await handle.stat();
  for (let start = 0; start < size && !result.damaged;) {
    const packed = Readable.from(copied(plainChunks(handle, start, size, count)), { objectMode: false });
    const unpack = decompressor(compression);
    yield* unpackedPart(packed, unpack, result);
    // Node's zstd stops after a frame, its gunzip only after the last member.
    const taken = compression === 'zstd' ? unpack.bytesWritten : size;
    if (taken === 0) return;
    start += taken;
  }
}

/** A stream may hold on to what it was given. */
async function* copied(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

async function* unpackedPart(
  packed: Readable,
  unpack: Unpacker,
  result: Unpacking,
): AsyncGenerator<Buffer, void, undefined> {
  packed.on('error', (error) => unpack.destroy(error));
  packed.pipe(unpack);
  try {
    for await (const chunk of unpack) yield chunk as Buffer;
  } catch (error) {
    if (!isDamage(error)) throw error;
    result.damaged = true;
  } finally {
    packed.destroy();
    unpack.destroy();
  }
}

/** `bytesWritten` are the compressed bytes that it took. */
type Unpacker = Transform & { readonly bytesWritten: number };

type ZstdFactory = () => Unpacker;

function decompressor(compression: 'gzip' | 'zstd'): Unpacker {
  if (compression === 'gzip') return zlib.createGunzip({ chunkSize: chunkBytes });
  // Since Node 22.15; the types are those of Node 20.
  return (zlib as unknown as { createZstdDecompress: ZstdFactory }).createZstdDecompress();
}

function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || code.startsWith('ZSTD_') || code === 'ERR_BUFFER_OUT_OF_BOUNDS';
}
