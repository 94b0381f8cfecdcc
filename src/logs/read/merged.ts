import type { Level, LevelCounts, LogRecord, TimeSpan } from '../record.ts';
import { ErrorTexts } from './errorTexts.ts';
import { HistogramCounter, noCounts, type Histogram, type MutableCounts } from './histogram.ts';
import { SourceRecords, type SourceProblem, type SourceReading } from './sourceRecords.ts';
import type { ResolvedSource } from './sources.ts';
import { sortedByTime, mergeInTimeOrder, type PlacedRecord } from './timeOrder.ts';
import type { Exactness } from './window.ts';

export interface WindowRequest extends SourceReading {
  readonly sources: readonly ResolvedSource[];
  readonly span: TimeSpan;
  /** Bytes of text on a page; 10 MB where left out, as larger documents are not handed to extensions. */
  readonly maxBytes?: number;
  /** Which page of text, from 0. The counts are always those of the whole window. */
  readonly page?: number;
}

/** Where a record stands in the text and in its file. */
export interface DocumentRecord {
  /** First and last line in the text, 0-based, both inclusive. */
  readonly line: number;
  readonly endLine: number;
  /** ms since the epoch (UTC). */
  readonly time: number | null;
  readonly level: Level | null;
  /** Index of the source in the request. */
  readonly source: number;
  /** Absolute; undefined for a command. */
  readonly path: string | undefined;
  /** Byte offset and length in the file (for compressed ones: in the decompressed bytes). */
  readonly offset: number;
  readonly length: number;
}

export interface SourceCounts {
  readonly label: string;
  readonly records: number;
  readonly levels: LevelCounts;
}

/** All sources' records of a window, merged in time order. */
export interface WindowDocument {
  readonly span: TimeSpan;
  readonly text: string;
  /** Records on this page. */
  readonly records: readonly DocumentRecord[];
  readonly page: number;
  readonly pages: number;
  /** By source, of the whole window. */
  readonly counts: readonly SourceCounts[];
  /** Of the whole window. */
  readonly levels: LevelCounts;
  readonly histogram: Histogram;
  readonly exactness: Exactness;
  readonly problems: readonly SourceProblem[];
  /** Texts of error records, a few of each shape, cut at 4 KiB. */
  readonly errors: readonly string[];
  /** Time of the earliest error record, ms since the epoch (UTC). */
  readonly firstError: number | undefined;
  /** True where it was cancelled: the rest is what was read until then. */
  readonly isCancelled: boolean;
  /** Bytes read. */
  readonly bytesRead: number;
}

const defaultPageBytes = 10 * 1024 * 1024;
/** Characters of one record that are shown. */
const shownCharacters = 64 * 1024;

/** Reads a window of all sources. Never throws for what the sources hold or lack: see `problems`. */
export async function readWindow(request: WindowRequest): Promise<WindowDocument> {
  const { sources, span, signal } = request;
  const document = new DocumentBuilder(request);
  const bytes = sources.map(() => 0);
  const readers = sources.map((source, index) => {
    const onProgress = (read: number) => {
      bytes[index] = read;
      request.onProgress?.(bytes.reduce((sum, part) => sum + part, 0));
    };
    return new SourceRecords(source, index, span, { ...request, onProgress });
  });
  await mergeInTimeOrder(
    readers.map((reader) => sortedByTime(reader.batches())),
    (placed) => document.add(placed),
  );
  return {
    span,
    ...document.result(),
    exactness: readers.some(({ exactness }) => exactness === 'approximate') ? 'approximate' : 'exact',
    problems: readers.flatMap(({ problems }) => problems),
    isCancelled: signal.aborted,
    bytesRead: readers.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
  };
}

class DocumentBuilder {
  private readonly parts: string[] = [];
  private readonly records: DocumentRecord[] = [];
  private readonly counts: { label: string; records: number; levels: MutableCounts }[];
  private readonly levels = noCounts();
  private readonly histogram: HistogramCounter;
  private readonly errors = new ErrorTexts();
  private readonly tags: readonly string[];
  private readonly page: number;
  private readonly maxBytes: number;
  private line = 0;
  private currentPage = 0;
  private pageBytes = 0;

  constructor({ sources, span, maxBytes, page }: WindowRequest) {
    this.counts = sources.map(({ label }) => ({ label, records: 0, levels: noCounts() }));
    this.tags = sources.map(({ label }) => (sources.length > 1 ? `[${onOneLine(label)}] ` : ''));
    this.histogram = new HistogramCounter(span);
    this.page = page ?? 0;
    this.maxBytes = maxBytes ?? defaultPageBytes;
  }

  add({ at, record, path }: PlacedRecord): void {
    this.count(record, at);
    const text = `${this.tags[record.source] ?? ''}${shown(record.text)}\n`;
    const bytes = Buffer.byteLength(text);
    if (this.pageBytes > 0 && this.pageBytes + bytes > this.maxBytes) {
      this.currentPage += 1;
      this.pageBytes = 0;
    }
    this.pageBytes += bytes;
    if (this.currentPage !== this.page) return;
    const lines = text.split('\n').length - 1;
    const { time, level, source, offset, length } = record;
    const endLine = this.line + lines - 1;
    this.records.push({ line: this.line, endLine, time, level, source, path, offset, length });
    this.parts.push(text);
    this.line += lines;
  }

  result() {
    return {
      text: this.parts.join(''),
      records: this.records,
      page: this.page,
      pages: this.currentPage + 1,
      counts: this.counts,
      levels: this.levels,
      histogram: this.histogram.result(),
      errors: this.errors.texts,
      firstError: this.errors.first,
    };
  }

  private count(record: LogRecord, at: number): void {
    const level = record.level ?? 'other';
    this.levels[level] += 1;
    const source = this.counts[record.source];
    if (source) {
      source.records += 1;
      source.levels[level] += 1;
    }
    this.histogram.add(at, record.level);
    this.errors.add(record);
  }
}

/** An editor breaks lines at these, which would shift every record after them. */
const lineBreaks = /[\r\u2028\u2029\u0085]/g;

function shown(text: string): string {
  const cut = text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
  return cut.replace(lineBreaks, '␍');
}

function onOneLine(label: string): string {
  return label.replace(/\s+/g, ' ');
}
