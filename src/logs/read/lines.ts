import { cleanLine, type Encoding } from '../format/decode.ts';

/** One physical line. The object and its bytes are reused: take what is needed before the next comes. */
export interface RawLine {
  /** UTF-8 or Latin-1 bytes; those of UTF-16 files are converted. The line without line end is from `start` to `end`. */
  bytes: Buffer;
  start: number;
  end: number;
  /** Byte offset in the file. */
  offset: number;
  /** Bytes in the file, line end included. */
  length: number;
}

export type LineSink = (line: Readonly<RawLine>) => void;

/** Cuts a stream of chunks into lines. Chunks may end anywhere; their buffers may be reused afterwards. */
export interface LineSplitter {
  push(chunk: Buffer, sink: LineSink): void;
  /** Counts bytes that are passed by, an even number: a hole in the file, which is part of the line around it. */
  skip(bytes: number): void;
  /** Hands over the last line where the stream ends without a line end. */
  end(sink: LineSink): void;
}

/** Bytes of a line whose text is kept; a longer line keeps its true length, but its text ends here. */
export const keptLineBytes = 1024 * 1024;

const lineFeed = 10;

/** `offset` is the byte offset of the first chunk. */
export function lineSplitter(encoding: Encoding, offset: number): LineSplitter {
  switch (encoding) {
    case 'utf-8':
    case 'latin1':
      return new ByteLines(offset);
    case 'utf-16le':
      return new Utf16Lines(false, offset);
    case 'utf-16be':
      return new Utf16Lines(true, offset);
  }
}

/** A line's text without terminal colors, NULs, byte order mark and carriage return. */
export function textOf(line: Readonly<RawLine>, encoding: Encoding): string {
  return cleanLine(rawTextOf(line, encoding));
}

/** A line's text as it stands. */
export function rawTextOf({ bytes, start, end }: Readonly<RawLine>, encoding: Encoding): string {
  return bytes.toString(encoding === 'latin1' ? 'latin1' : 'utf8', start, end);
}

/** One byte a unit: ASCII, UTF-8 and Latin-1. */
class ByteLines implements LineSplitter {
  private readonly line: RawLine;
  private pending: Buffer[] = [];
  private kept = 0;
  private length = 0;

  constructor(private offset: number) {
    this.line = { bytes: Buffer.alloc(0), start: 0, end: 0, offset, length: 0 };
  }

  push(chunk: Buffer, sink: LineSink): void {
    let start = 0;
    if (this.length > 0) {
      const first = chunk.indexOf(lineFeed);
      this.keep(first === -1 ? chunk : chunk.subarray(0, first + 1));
      if (first === -1) return;
      this.end(sink);
      start = first + 1;
    }
    const { line } = this;
    const base = this.offset - start;
    line.bytes = chunk;
    for (let end = chunk.indexOf(lineFeed, start); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      line.start = start;
      line.end = end;
      line.offset = base + start;
      line.length = end + 1 - start;
      sink(line);
      start = end + 1;
    }
    this.offset = base + start;
    this.keep(chunk.subarray(start));
  }

  end(sink: LineSink): void {
    if (this.length === 0) return;
    const { line } = this;
    line.bytes = this.pending.length === 1 && this.pending[0] ? this.pending[0] : Buffer.concat(this.pending);
    line.start = 0;
    line.end = line.bytes.at(-1) === lineFeed ? line.bytes.length - 1 : line.bytes.length;
    line.offset = this.offset;
    line.length = this.length;
    this.offset += this.length;
    this.pending = [];
    this.kept = 0;
    this.length = 0;
    sink(line);
  }

  skip(bytes: number): void {
    this.length += bytes;
  }

  private keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
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
  /** Units of the pending line, whose text may be cut. */
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
      this.emit(sink, 0);
      start = end + 1;
    }
    this.keep(text.slice(start), text.length - start);
  }

  end(sink: LineSink): void {
    if (this.length > 0 || this.odd.length > 0) this.emit(sink, this.odd.length);
    this.odd = Buffer.alloc(0);
  }

  skip(bytes: number): void {
    this.length += bytes / 2;
  }

  private keep(text: string, units: number): void {
    this.length += units;
    const room = keptLineBytes - this.pending.length;
    if (room > 0) this.pending += text.slice(0, room);
  }

  /** A file cut in the middle of a unit has one byte more than its text shows. */
  private emit(sink: LineSink, more: number): void {
    const bytes = Buffer.from(this.pending);
    const length = this.length * 2 + more;
    const { offset } = this;
    this.offset += length;
    this.pending = '';
    this.length = 0;
    sink({ bytes, start: 0, end: bytes.length, offset, length });
  }
}
