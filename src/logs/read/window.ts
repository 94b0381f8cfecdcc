import type { FileHandle } from 'node:fs/promises';
import type { Encoding } from '../format/decode.ts';
import type { Anchor } from '../format/years.ts';
import type { LineFormat } from '../line.ts';
import type { LogRecord, TimeSpan } from '../record.ts';
import { openRegular } from '../../limits/readBounded.ts';
import { plainChunks, readBlock, unpackedChunks, type ReadCount, type Unpacking } from './fileBytes.ts';
import { chunksAcrossHoles } from './hole.ts';
import { lineSplitter, type RawLine } from './lines.ts';
import { PacedLines } from './follow/pacedLines.ts';
import { RecordAssembler } from './records.ts';
import { findStart, maxProbes, probeBytes, toleratedDisorderMs, type Probe, type ProbeAt } from './search.ts';

export type Exactness = 'exact' | 'approximate';

export interface WindowProgress {
  /** Bytes read from the disk so far. */
  readonly bytesRead: number;
  /** Time of the latest record seen, ms since the epoch (UTC). */
  readonly time: number | undefined;
  /** Bytes of the file on the disk. */
  readonly size: number;
}

export interface WindowOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: WindowProgress) => void;
  /** Reads the whole file: exact whatever the order of its records. */
  readonly fullScan?: boolean;
  /** Index put into each record; 0 where left out. */
  readonly source?: number;
}

/** How reading a window went; settled once its iteration has ended. */
export interface WindowOutcome {
  readonly ended: 'unread' | 'complete' | 'cut' | 'cancelled' | 'failed';
  /** For `cut`, bytes that were read as what the file was: then it was cut or written anew under the reader. */
  readonly cutAt: number | undefined;
  /** `approximate` where records stand more than a minute out of order, so that some may have been missed. */
  readonly exactness: Exactness;
  readonly bytesRead: number;
  readonly probes: number;
  /** The compressed file is torn: what could be unpacked was read. */
  readonly damaged: boolean;
  /** The system's error code where reading failed. */
  readonly code: string | undefined;
}

/** Records of a span, in the order of the file. May be iterated once. */
export interface LogWindow extends AsyncIterable<LogRecord> {
  /** The same records in handfuls, for consumers of many. */
  batches(): AsyncIterable<readonly LogRecord[]>;
  readonly outcome: WindowOutcome;
}

/** What is known of an opened file. */
export interface Readable {
  readonly path: string;
  /** Bytes on the disk. */
  readonly size: number;
  readonly encoding: Encoding;
  readonly compression: 'none' | 'gzip' | 'zstd';
  readonly format: LineFormat;
  /** The latest instant (ms) that a stamp without a year may mean at an offset. */
  readonly latestAt: ((offset: number) => number | undefined) | undefined;
  /** Blocks probed when it was opened, in file order. */
  readonly probes: readonly Probe[];
}

/** Files up to this size (bytes) are read whole: no more than the probes may read of a large one. */
export const wholeFileBytes = maxProbes * probeBytes;

/** Bytes at the beginning of a file by which it is known again when reading has ended. */
const headBytes = 1024;

/** From one offset of an open file to another. */
interface Passage {
  readonly handle: FileHandle;
  readonly from: number;
  readonly to: number;
  readonly count: ReadCount;
}

export class FileWindow implements LogWindow {
  private state: WindowOutcome = {
    ended: 'unread',
    cutAt: undefined,
    exactness: 'exact',
    bytesRead: 0,
    probes: 0,
    damaged: false,
    code: undefined,
  };

  constructor(
    private readonly file: () => Promise<Readable | { readonly code: string }>,
    private readonly span: TimeSpan,
    private readonly options: WindowOptions,
  ) {}

  get outcome(): WindowOutcome {
    return this.state;
  }

  [Symbol.asyncIterator](): AsyncIterator<LogRecord> {
    return new RecordIterator(this.batches()[Symbol.asyncIterator]());
  }

  async *batches(): AsyncGenerator<readonly LogRecord[], void, undefined> {
    const file = await this.file();
    if ('code' in file) {
      this.state = { ...this.state, ended: 'failed', code: file.code };
      return;
    }
    let handle: FileHandle | undefined;
    try {
      handle = await openRegular(file.path);
      yield* this.read(file, handle);
    } catch (error) {
      this.state = { ...this.state, ended: 'failed', code: codeOf(error) };
    } finally {
      await handle?.close();
    }
  }

  private async *read(file: Readable, handle: FileHandle): AsyncGenerator<readonly LogRecord[]> {
    const count: ReadCount = { bytes: 0 };
    const unpacking: Unpacking = { damaged: false };
    const head = await readBlock(handle, 0, Math.min(file.size, headBytes));
    const found = await this.locate(file, handle, count);
    const watch = new OrderWatch(this.span.to);
    const assembler = new RecordAssembler({
      format: file.format,
      encoding: file.encoding,
      source: this.options.source ?? 0,
      span: this.span,
      latestAt: file.latestAt,
      onTime: watch.see,
    });
    const splitter = lineSplitter(file.encoding, found.start);
    // The first line read from the middle of a file is the rest of one that began before.
    let torn = found.start > 0;
    const sink = (line: Readonly<RawLine>) => {
      if (torn) torn = false;
      else assembler.line(line);
    };
    const paced = new PacedLines(splitter);
    let position = found.start;
    const onHole = (bytes: number) => {
      splitter.skip(bytes);
      position += bytes;
    };
    const passage = { handle, from: found.start, to: file.size, count };
    const chunks =
      file.compression === 'none'
        ? this.plain(passage, onHole)
        : unpackedChunks(handle, file.compression, count, unpacking);
    let ended: WindowOutcome['ended'] = 'complete';
    let isPast = false;
    for await (const chunk of chunks) {
      if (this.options.signal?.aborted) {
        ended = 'cancelled';
        break;
      }
      await paced.push(chunk, sink);
      position += chunk.length;
      this.options.onProgress?.({ bytesRead: count.bytes, time: watch.latest, size: file.size });
      const records = assembler.take();
      if (records.length > 0) yield records;
      if (!this.options.fullScan && watch.isPast(position)) {
        isPast = true;
        break;
      }
    }
    if (ended === 'complete') {
      splitter.end(sink);
      assembler.end();
      const records = assembler.take();
      if (records.length > 0) yield records;
    }
    const reached = isPast || file.compression !== 'none' ? file.size : position;
    const isCut = ended === 'complete' && (reached < file.size || !(await beginsWith(handle, head)));
    const partly = isPast || found.start > 0;
    this.state = {
      ended: isCut ? 'cut' : ended,
      cutAt: isCut ? position : undefined,
      exactness: partly && (found.disordered || watch.disordered) ? 'approximate' : 'exact',
      bytesRead: count.bytes,
      probes: found.probes,
      damaged: unpacking.damaged,
      code: undefined,
    };
  }

  /** A full scan also finds what stands between two holes. */
  private plain(
    { handle, from, to, count }: Passage,
    onHole: (bytes: number) => void,
  ): AsyncIterable<Buffer> {
    if (this.options.fullScan) return plainChunks(handle, from, to, count);
    return chunksAcrossHoles(handle, { from, to }, count, onHole);
  }

  private async locate(file: Readable, handle: FileHandle, count: ReadCount) {
    const whole = file.size <= wholeFileBytes || file.compression !== 'none';
    if (whole || this.options.fullScan) return { start: 0, probes: 0, disordered: false };
    const probeAt: ProbeAt = async (offset) => {
      const probe = await probeBlock(file, handle, offset);
      count.bytes += probe.end - probe.offset;
      return probe;
    };
    return findStart(file.probes, file.size, this.span.from, probeAt);
  }
}

async function beginsWith(handle: FileHandle, head: Buffer): Promise<boolean> {
  return (await readBlock(handle, 0, head.length)).equals(head);
}

/** Reads one block and the times of its first few records. UTF-16 is read at even offsets. */
async function probeBlock(file: Readable, handle: FileHandle, offset: number): Promise<Probe> {
  const start = offset & 1 ? offset - 1 : offset;
  const end = Math.min(file.size, start + probeBytes);
  const times: number[] = [];
  for await (const chunk of plainChunks(handle, start, end, { bytes: 0 })) {
    times.push(...(await timesIn(file, chunk, start)));
  }
  return { offset: start, end, times };
}

/** Enough to see through a record with a wrong clock. */
const timesOfProbe = 5;

/** Times of the first records that begin in a block. Those in an hour that a clock set back repeats prove nothing. */
async function timesIn(file: Readable, block: Buffer, offset: number): Promise<number[]> {
  return (await anchorsIn(file, block, offset, timesOfProbe)).map(({ time }) => time);
}

/** Lines of a block that are parsed for a few times, some 10 µs each: more than a block of 64 KiB has of most logs. */
const mostLookedAt = 2000;

/** The first records that begin in a block, with their times. */
export async function anchorsIn(
  file: Pick<Readable, 'encoding' | 'format'> & Partial<Pick<Readable, 'latestAt'>>,
  block: Buffer,
  offset: number,
  most: number,
): Promise<Anchor[]> {
  const anchors: Anchor[] = [];
  let torn = offset > 0;
  let looked = 0;
  await new PacedLines(lineSplitter(file.encoding, offset)).push(block, (line) => {
    if (torn) torn = false;
    else if (anchors.length < most && (looked < mostLookedAt || most === Infinity)) {
      looked += 1;
      const latest = file.latestAt?.(line.offset);
      const parsed = file.format.parseBytes(line.bytes, line.start, line.end, latest);
      const isSure = !parsed.continuation && parsed.later === undefined;
      if (isSure && parsed.time !== null) anchors.push({ offset: line.offset, time: parsed.time });
    }
  });
  return anchors;
}

/** Sees every record's time in the order of the file: is the window over, and do the records keep the order promised? */
class OrderWatch {
  latest: number | undefined;
  disordered = false;
  private highest = -Infinity;
  private lastInReach = 0;
  private beyond = 0;

  constructor(private readonly to: number) {}

  readonly see = (time: number, offset: number): void => {
    this.latest = time;
    if (time < this.highest - toleratedDisorderMs) this.disordered = true;
    else if (time > this.highest) this.highest = time;
    if (time > this.to + toleratedDisorderMs) {
      this.beyond += 1;
    } else {
      this.beyond = 0;
      this.lastInReach = offset;
    }
  };

  /** A single record with a clock ahead doesn't end a window: several over a whole block do. */
  isPast(position: number): boolean {
    return this.beyond >= 3 && position - this.lastInReach >= probeBytes;
  }
}

class RecordIterator implements AsyncIterator<LogRecord> {
  private batch: readonly LogRecord[] = [];
  private index = 0;

  constructor(private readonly batches: AsyncIterator<readonly LogRecord[]>) {}

  async next(): Promise<IteratorResult<LogRecord>> {
    let value = this.batch[this.index];
    while (value === undefined) {
      const result = await this.batches.next();
      if (result.done === true) return { done: true, value: undefined };
      this.batch = result.value;
      this.index = 0;
      value = this.batch[0];
    }
    this.index += 1;
    return { done: false, value };
  }

  async return(): Promise<IteratorResult<LogRecord>> {
    await this.batches.return?.();
    return { done: true, value: undefined };
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
}
