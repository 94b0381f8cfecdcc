import type { FileHandle } from 'node:fs/promises';
import { plainChunks, readBlock, type ReadCount } from './fileBytes.ts';

/** Bytes that one look reads: file systems give space in blocks of this size, or multiples of it. */
const blockBytes = 4096;
/** Bytes between two looks, where that makes fewer than so many looks. */
const strideBytes = 1024 * 1024;
const mostLooks = 1000;
/** Bytes that stat(2) counts space in. */
const statBlock = 512;

const nuls = Buffer.alloc(256 * 1024);

/** True for bytes that are all NUL, as those of a hole read. */
export function isNul(bytes: Buffer): boolean {
  return bytes.length > 0 && bytes.equals(nuls.subarray(0, bytes.length));
}

/** True where a file has less space on the disk than its size: a writer went on behind a cut, and left a hole. */
export async function isSparse(handle: FileHandle): Promise<boolean> {
  const { size, blocks } = await handle.stat();
  return blocks * statBlock + strideBytes < size;
}

/**
 * Where a hole ends: the offset of the first block behind `from` that holds more than NULs, at most `to`. Node knows no
 * `SEEK_HOLE`, so it looks at single blocks, far apart, and then between the last two. Text between two looks, with
 * holes on both sides, is passed by: a full scan finds it.
 */
export async function endOfHole(handle: FileHandle, from: number, to: number): Promise<number> {
  const stride = alignedUp(Math.max(strideBytes, (to - from) / mostLooks));
  let empty = alignedUp(from);
  let full = to;
  for (let at = empty + stride; at < to; at += stride) {
    if (!isNul(await readBlock(handle, at, blockBytes))) {
      full = at;
      break;
    }
    empty = at;
  }
  while (full - empty > blockBytes) {
    const middle = empty + Math.max(blockBytes, alignedDown((full - empty) / 2));
    if (isNul(await readBlock(handle, middle, blockBytes))) empty = middle;
    else full = middle;
  }
  return Math.min(to, full);
}

function alignedDown(offset: number): number {
  return Math.floor(offset / blockBytes) * blockBytes;
}

function alignedUp(offset: number): number {
  return Math.ceil(offset / blockBytes) * blockBytes;
}

/** As `plainChunks`; holes are passed by, and told with their length. */
export async function* chunksAcrossHoles(
  handle: FileHandle,
  { from, to }: { readonly from: number; readonly to: number },
  count: ReadCount,
  onHole: (bytes: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
  if (!(await isSparse(handle))) {
    yield* plainChunks(handle, from, to, count);
    return;
  }
  for (let position = from; position < to;) {
    const start = position;
    for await (const chunk of plainChunks(handle, position, to, count)) {
      if (isNul(chunk)) {
        const end = Math.max(await endOfHole(handle, position, to), position + chunk.length);
        onHole(end - position);
        position = end;
        break;
      }
      yield chunk;
      position += chunk.length;
    }
    if (position === start) return;
  }
}
