import { isAscii } from 'node:buffer';
import { cleanLine, type Encoding } from '../format/decode.ts';

/** Receives one physical line: its text without line end, byte offset and length in bytes with line end. */
export type LineSink = (text: string, offset: number, length: number) => void;

/** Cuts a stream of chunks into lines. Chunks may end anywhere; their buffers may be reused afterwards. */
export interface LineSplitter {
  push(chunk: Buffer, sink: LineSink): void;
  /** Hands over the last line where the stream ends without a line end. */
  end(sink: LineSink): void;
}

/** Bytes of a line whose text is kept; a longer line keeps its true length, but its text ends here. */
export const keptLineBytes = 1024 * 1024;

const lineFeed = 10;
const escape = 27;

/** `offset` is the byte offset of the first chunk: a line start. */
export function lineSplitter(encoding: Encoding, offset: number): LineSplitter {
  switch (encoding) {
    case 'utf-8':
      return new ByteLines('utf8', offset);
    case 'latin1':
      return new ByteLines('latin1', offset);
    case 'utf-16le':
      return new Utf16Lines(false, offset);
    case 'utf-16be':
      return new Utf16Lines(true, offset);
  }
}

/** One byte a unit: ASCII, UTF-8 and Latin-1. */
class ByteLines implements LineSplitter {
  private pending: Buffer[] = [];
  private kept = 0;
  private length = 0;

  constructor(
    private readonly encoding: 'utf8' | 'latin1',
    private offset: number,
  ) {}

  push(chunk: Buffer, sink: LineSink): void {
    let start = 0;
    if (this.length > 0) {
      const first = chunk.indexOf(lineFeed);
      this.keep(first === -1 ? chunk : chunk.subarray(0, first + 1));
      if (first === -1) return;
      this.end(sink);
      start = first + 1;
    }
    const last = chunk.lastIndexOf(lineFeed);
    if (last >= start) this.whole(chunk.subarray(start, last + 1), sink);
    this.keep(chunk.subarray(Math.max(start, last + 1)));
  }

  end(sink: LineSink): void {
    if (this.length === 0) return;
    const bytes = Buffer.concat(this.pending);
    const cut = bytes.at(-1) === lineFeed ? bytes.length - 1 : bytes.length;
    sink(cleanLine(bytes.toString(this.encoding, 0, cut)), this.offset, this.length);
    this.offset += this.length;
    this.pending = [];
    this.kept = 0;
    this.length = 0;
  }

  /** Bytes that end with a line end. */
  private whole(block: Buffer, sink: LineSink): void {
    const dirty = block.includes(0) || block.includes(escape) || this.offset === 0;
    if (this.encoding === 'latin1' || isAscii(block)) this.singleByte(block.toString('latin1'), dirty, sink);
    else this.multiByte(block, dirty, sink);
    this.offset += block.length;
  }

  private singleByte(text: string, dirty: boolean, sink: LineSink): void {
    let start = 0;
    while (start < text.length) {
      const end = text.indexOf('\n', start);
      const line = text.slice(start, end);
      sink(dirty || line.endsWith('\r') ? cleanLine(line) : line, this.offset + start, end + 1 - start);
      start = end + 1;
    }
  }

  private multiByte(block: Buffer, dirty: boolean, sink: LineSink): void {
    let start = 0;
    while (start < block.length) {
      const end = block.indexOf(lineFeed, start);
      const line = block.toString('utf8', start, end);
      sink(dirty || line.endsWith('\r') ? cleanLine(line) : line, this.offset + start, end + 1 - start);
      start = end + 1;
    }
  }

  private keep(bytes: Buffer): void {
    this.length += bytes.length;
    if (this.kept >= keptLineBytes) return;
    const from = this.kept === 0 ? leadingNuls(bytes) : 0;
    const part = bytes.subarray(from, from + keptLineBytes - this.kept);
    if (part.length > 0) this.pending.push(Buffer.from(part));
    this.kept += part.length;
  }
}

/** A log truncated under a writer that keeps its position starts with a hole: its NULs are not text. */
function leadingNuls(bytes: Buffer): number {
  let count = 0;
  while (count < bytes.length && bytes[count] === 0) count += 1;
  return count;
}

/** Two bytes a unit. */
class Utf16Lines implements LineSplitter {
  private odd: Buffer = Buffer.alloc(0);
  private pending = '';
  /** Units of the pending line, its text may be cut. */
  private length = 0;

  constructor(
    private readonly bigEndian: boolean,
    private offset: number,
  ) {}

  push(chunk: Buffer, sink: LineSink): void {
    const bytes = Buffer.concat([this.odd, chunk]);
    const even = bytes.length & ~1;
    this.odd = bytes.subarray(even);
    const units = bytes.subarray(0, even);
    const text = (this.bigEndian ? units.swap16() : units).toString('utf16le');
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.keep(text.slice(start, end), end + 1 - start);
      this.emit(sink);
      start = end + 1;
    }
    this.keep(text.slice(start), text.length - start);
  }

  end(sink: LineSink): void {
    if (this.length > 0 || this.odd.length > 0) this.emit(sink);
  }

  private keep(text: string, units: number): void {
    this.length += units;
    const room = keptLineBytes - this.pending.length;
    if (room > 0) this.pending += text.slice(0, room);
  }

  private emit(sink: LineSink): void {
    const bytes = this.length * 2;
    sink(cleanLine(this.pending), this.offset, bytes);
    this.offset += bytes;
    this.pending = '';
    this.length = 0;
  }
}
