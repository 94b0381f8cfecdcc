import type { FileHandle } from 'node:fs/promises';
import { cleanLine, detectEncoding, type Encoding } from '../format/decode.ts';
import { readBlock, unpackedChunks } from './fileBytes.ts';
import { lineSplitter, rawTextOf, type RawLine } from './lines.ts';
import { probeBytes } from './search.ts';

/** Stretches of a file, read to recognize its format and to know where its times lie. */
export interface Samples {
  readonly encoding: Encoding;
  readonly blocks: readonly SampledBlock[];
  /** Bytes read from the disk. */
  readonly bytesRead: number;
}

export interface SampledBlock {
  readonly offset: number;
  readonly bytes: Buffer;
  /** The first whole lines of the block, with everything that a program wrote into them. */
  readonly lines: string[];
}

/** Blocks spread over a large file; together with a binary search they stay under the limit of probes. */
const spreadBlocks = 20;
/** Lines of a block that are looked at, and of a small file. */
const linesOfBlock = 48;
const linesOfFile = 4000;
/** Blocks up to which a file is looked at as one stretch. */
const wholeBlocks = 8;
/** Decompressed bytes looked at. */
const unpackedSample = 512 * 1024;

export async function samplePlain(handle: FileHandle, size: number): Promise<Samples> {
  const offsets = offsetsOf(size);
  const raw: { offset: number; bytes: Buffer }[] = [];
  for (const offset of offsets) raw.push({ offset, bytes: await readBlock(handle, offset, probeBytes) });
  return samplesOf(
    raw,
    size,
    raw.reduce((sum, { bytes }) => sum + bytes.length, 0),
  );
}

export async function sampleUnpacked(handle: FileHandle, compression: 'gzip' | 'zstd'): Promise<Samples> {
  const count = { bytes: 0 };
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of unpackedChunks(handle, compression, count, { damaged: false })) {
    chunks.push(chunk);
    total += chunk.length;
    if (total >= unpackedSample) break;
  }
  return samplesOf([{ offset: 0, bytes: Buffer.concat(chunks) }], total, count.bytes);
}

/** The whole of a small file, else evenly spread blocks with the first and the last; even, for UTF-16. */
function offsetsOf(size: number): number[] {
  const blocks = Math.ceil(size / probeBytes);
  if (blocks <= spreadBlocks) return Array.from({ length: blocks }, (_, index) => index * probeBytes);
  const step = (size - probeBytes) / (spreadBlocks - 1);
  return Array.from({ length: spreadBlocks }, (_, index) => Math.floor((index * step) / 2) * 2);
}

function samplesOf(
  raw: readonly { offset: number; bytes: Buffer }[],
  size: number,
  bytesRead: number,
): Samples {
  const encoding = encodingOf(raw.map(({ bytes }) => bytes));
  if (size <= wholeBlocks * probeBytes) return { encoding, blocks: [whole(raw, encoding)], bytesRead };
  const blocks = raw.map(({ offset, bytes }) => {
    const isLast = offset + bytes.length >= size;
    return {
      offset,
      bytes,
      lines: linesIn(bytes, encoding, { isFirst: offset === 0, isLast, most: linesOfBlock }),
    };
  });
  return { encoding, blocks, bytesRead };
}

function whole(raw: readonly { bytes: Buffer }[], encoding: Encoding): SampledBlock {
  const bytes = Buffer.concat(raw.map((block) => block.bytes));
  const lines = linesIn(bytes, encoding, { isFirst: true, isLast: true, most: linesOfFile });
  return { offset: 0, bytes, lines };
}

/** The first block that holds more than NULs decides. */
function encodingOf(blocks: readonly Buffer[]): Encoding {
  const telling = blocks.find((bytes) => bytes.some((byte) => byte !== 0)) ?? Buffer.alloc(0);
  const first = blocks[0] ?? telling;
  const marked = detectEncoding(first);
  return marked.bom > 0 ? marked.encoding : detectEncoding(telling).encoding;
}

interface Stretch {
  /** Whether it starts and ends where the file does; else its first and last line are torn. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly most: number;
}

function linesIn(bytes: Buffer, encoding: Encoding, { isFirst, isLast, most }: Stretch): string[] {
  const lines: string[] = [];
  const splitter = lineSplitter(encoding, 0);
  const wanted = isFirst ? most : most + 1;
  const sink = (line: Readonly<RawLine>) => {
    if (lines.length < wanted) lines.push(rawTextOf(line, encoding));
  };
  splitter.push(bytes, sink);
  if (isLast || lines.length < 2) splitter.end(sink);
  return isFirst || lines.length < 2 ? lines : lines.slice(1);
}

/** True where the text holds more control characters and undecodable bytes than any log does. */
export function isBinary(blocks: readonly SampledBlock[]): boolean {
  let strange = 0;
  let total = 0;
  for (const line of blocks.flatMap(({ lines }) => lines.slice(0, linesOfBlock)).map(cleanLine)) {
    for (let index = 0; index < Math.min(line.length, 2000); index += 1) {
      const code = line.charCodeAt(index);
      total += 1;
      if ((code < 32 && code !== 9) || (code >= 127 && code < 160) || code === 0xfffd) strange += 1;
    }
  }
  return strange > total * 0.08;
}
