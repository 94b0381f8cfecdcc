import type { FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Encoding } from '../format/decode.ts';
import { recognize } from '../format/recognize.ts';
import { YearBounds, type Anchor } from '../format/years.ts';
import { zoneOf } from '../../time/stamps/zone.ts';
import type { FileFacts, LineFormat } from '../line.ts';
import type { TimeSpan } from '../record.ts';
import { openRegular } from '../../limits/readBounded.ts';
import { compressionOf, readBlock, type Compression } from './fileBytes.ts';
import { identityOf } from './follow/fileTail.ts';
import { isBinary, samplePlain, sampleUnpacked, type Samples } from './samples.ts';
import type { Probe } from './search.ts';
import {
  anchorsIn,
  codeOf,
  FileWindow,
  type LogWindow,
  type Readable,
  type WindowOptions,
} from './window.ts';

export interface OpenLogOptions {
  /** IANA zone, `UTC` or `+hh:mm` for stamps that carry none; the machine's where left out. */
  readonly timeZone?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Instead of the file's own modification time, ms since the epoch. */
  readonly mtime?: number | undefined;
  /** Year of the last record; taken from the modification time where left out. */
  readonly year?: number | undefined;
}

export interface LogFacts {
  readonly path: string;
  /** Bytes on the disk. */
  readonly size: number;
  /** Modification time, ms since the epoch. */
  readonly mtime: number;
  /** Device and inode: the same file under another name has the same. */
  readonly identity: string;
  readonly encoding: Encoding;
  readonly compression: 'none' | 'gzip' | 'zstd';
  /** For people, for example `JSON lines, time in "ts"`. */
  readonly format: string;
}

/** A log file whose format is known. */
export interface Log {
  readonly state: 'ok';
  readonly facts: LogFacts;
  readonly format: LineFormat;
  /** Records of the span, ends included, in the order of the file. Bytes appended since opening are seen. */
  window(span: TimeSpan, options?: WindowOptions): LogWindow;
}

/** Why a path is no log that can be read. `code` is the system's error code, or `EISDIR`, `ENOTREG`, `ECOMPRESSION`. */
export interface UnreadableLog {
  readonly state: 'missing' | 'unreadable' | 'binary' | 'cancelled';
  readonly path: string;
  readonly code: string;
}

export type OpenedLog = Log | UnreadableLog;

/** Opens a log and recognizes its format from samples. Never throws for what it finds on the disk. */
export async function openLog(path: string, options: OpenLogOptions = {}): Promise<OpenedLog> {
  if (options.signal?.aborted) return { state: 'cancelled', path, code: 'ABORT_ERR' };
  const found = await inspect(path, options);
  return 'state' in found ? found : new FileLog(found, options);
}

interface Inspected {
  readonly readable: Readable;
  readonly facts: LogFacts;
}

class FileLog implements Log {
  readonly state = 'ok';

  constructor(
    private inspected: Inspected,
    private readonly options: OpenLogOptions,
  ) {}

  get facts(): LogFacts {
    return this.inspected.facts;
  }

  get format(): LineFormat {
    return this.inspected.readable.format;
  }

  window(span: TimeSpan, options: WindowOptions = {}): LogWindow {
    return new FileWindow(() => this.current(), span, options);
  }

  /**
   * The file as it is now. One that grew keeps its format (unless its years depend on its end); another one under the
   * same path is recognized anew.
   */
  private async current(): Promise<Readable | { readonly code: string }> {
    const { facts, readable } = this.inspected;
    try {
      const now = await stat(facts.path);
      const isSame = identityOf(now) === facts.identity;
      const isKnown = readable.format.recurs !== 'never' ? now.size === facts.size : now.size >= facts.size;
      if (isSame && isKnown) return { ...readable, size: now.size };
    } catch (error) {
      return { code: codeOf(error) };
    }
    const again = await inspect(facts.path, this.options);
    if ('state' in again) return { code: again.code };
    this.inspected = again;
    return again.readable;
  }
}

async function inspect(path: string, options: OpenLogOptions): Promise<Inspected | UnreadableLog> {
  let handle: FileHandle | undefined;
  try {
    handle = await openRegular(path);
    const stats = await handle.stat();
    const compression = compressionOf(await readBlock(handle, 0, 16));
    if (compression === 'unsupported') return { state: 'unreadable', path, code: 'ECOMPRESSION' };
    const samples =
      compression === 'none'
        ? await samplePlain(handle, stats.size)
        : await sampleUnpacked(handle, compression);
    if (isBinary(samples.blocks)) return { state: 'binary', path, code: 'EBINARY' };
    return await understand(path, stats, compression, { samples, options });
  } catch (error) {
    const code = codeOf(error);
    return { state: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable', path, code };
  } finally {
    await handle?.close();
  }
}

async function understand(
  path: string,
  stats: Stats,
  compression: Exclude<Compression, 'unsupported'>,
  { samples, options }: { samples: Samples; options: OpenLogOptions },
): Promise<Inspected> {
  const facts = factsOf(options.mtime ?? stats.mtimeMs, options);
  const format = recognize(
    samples.blocks.map(({ lines }) => lines),
    facts,
  );
  const { encoding } = samples;
  const latestAt = await limitsOf(format, samples);
  const readable: Readable = {
    path,
    size: stats.size,
    encoding,
    compression,
    format,
    latestAt,
    probes: await probesOf(samples, { encoding, format, latestAt }),
  };
  return {
    readable,
    facts: {
      path,
      size: stats.size,
      mtime: stats.mtimeMs,
      identity: identityOf(stats),
      encoding,
      compression,
      format: format.name,
    },
  };
}

function factsOf(mtime: number, options: OpenLogOptions): FileFacts {
  const zone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const offset = zoneOf(zone)?.offsetAt(mtime) ?? 0;
  return { zone, year: options.year ?? new Date(mtime + offset).getUTCFullYear(), mtime };
}

/** Stamps without a year or date get theirs from their neighbors: the last record of the file, and the samples before it. */
async function limitsOf(format: LineFormat, { blocks, encoding }: Samples): Promise<Readable['latestAt']> {
  if (format.recurs === 'never') return undefined;
  const most = blocks.length === 1 ? Infinity : 5;
  const anchors: Anchor[] = [];
  for (const { offset, bytes } of blocks) {
    anchors.push(...(await anchorsIn({ encoding, format }, bytes, offset, most)));
  }
  const bounds = new YearBounds(anchors, format.recurs);
  return (offset) => bounds.latestAt(offset);
}

async function probesOf(
  samples: Samples,
  file: Pick<Readable, 'encoding' | 'format' | 'latestAt'>,
): Promise<Probe[]> {
  const probes: Probe[] = [];
  for (const { offset, bytes } of samples.blocks) {
    const anchors = await anchorsIn(file, bytes, offset, 5);
    probes.push({ offset, end: offset + bytes.length, times: anchors.map(({ time }) => time) });
  }
  return probes;
}
