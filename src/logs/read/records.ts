import type { Encoding } from '../format/decode.ts';
import { timeAfter } from '../format/years.ts';
import type { LineFormat, ParsedLine } from '../line.ts';
import { lastMs } from '../record.ts';
import type { Level, LogRecord, TimeSpan } from '../record.ts';
import { textOf, type RawLine } from './lines.ts';

/** Characters of a record whose text is kept; `length` stays true. */
const keptRecordCharacters = 1024 * 1024;

export interface AssemblerOptions {
  readonly format: LineFormat;
  readonly encoding: Encoding;
  /** Index put into each record. */
  readonly source: number;
  /** Records outside are looked at, not built. */
  readonly span: TimeSpan;
  /** The latest instant (ms) that a stamp without a year may mean at an offset; undefined where nothing limits it. */
  readonly latestAt?: ((offset: number) => number | undefined) | undefined;
  /** Told of the time of every record, wanted or not, in file order, with its offset. */
  readonly onTime?: (time: number, offset: number) => void;
}

interface Building {
  offset: number;
  length: number;
  time: number | null;
  level: Level | null;
  text: string;
  wanted: boolean;
}

/**
 * Joins lines into records and keeps those of a span. A line with a time starts a record, continuation lines belong to
 * the record before; a line of its own without time counts as wanted where the timed record before it was.
 */
export class RecordAssembler {
  private current: Building | undefined;
  private previous: number | null = null;
  private insideSpan: boolean;
  private ready: LogRecord[] = [];
  private readonly last: number;
  /** Memoized: it says the same wherever it stands, and a damaged log may have millions. */
  private emptyLine: ParsedLine | undefined;

  constructor(private readonly options: AssemblerOptions) {
    this.insideSpan = options.span.from === -Infinity;
    this.last = lastMs(options.span);
  }

  readonly line = (line: Readonly<RawLine>): void => {
    const { format, latestAt } = this.options;
    const isEmpty = line.start === line.end;
    const parsed =
      (isEmpty ? this.emptyLine : undefined) ??
      format.parseBytes(line.bytes, line.start, line.end, latestAt?.(line.offset));
    if (isEmpty) this.emptyLine ??= { ...parsed };
    if (this.current && parsed.continuation) this.extend(this.current, parsed, line);
    else this.begin(parsed, line);
  };

  /** The records finished since the last call. */
  take(): LogRecord[] {
    const records = this.ready;
    this.ready = [];
    return records;
  }

  /** Finishes the last record. */
  end(): void {
    const done = this.current;
    this.current = undefined;
    if (!done?.wanted) return;
    const { offset, length, time, level, text } = done;
    this.ready.push({ source: this.options.source, offset, length, time, level, text });
  }

  private begin(parsed: ParsedLine, line: Readonly<RawLine>): void {
    this.end();
    const { offset, length } = line;
    const time = this.settle(parsed, offset);
    const text = this.insideSpan || time === null ? textOf(line, this.options.encoding) : '';
    this.current = { offset, length, time, level: parsed.level, text, wanted: this.insideSpan };
  }

  private extend(record: Building, parsed: ParsedLine, line: Readonly<RawLine>): void {
    record.length += line.length;
    record.level ??= parsed.level;
    if (record.time === null && parsed.time !== null) {
      record.time = this.settle(parsed, record.offset);
      record.wanted = this.insideSpan;
    }
    if (!record.wanted && record.time !== null) return;
    if (record.text.length + line.end - line.start > keptRecordCharacters) return;
    record.text += `\n${textOf(line, this.options.encoding)}`;
  }

  /** The time of a record, and from it whether the record lies in the span. One without a time lies where the last one did. */
  private settle(parsed: ParsedLine, offset: number): number | null {
    const time = timeAfter(this.previous, parsed);
    if (time === null) return null;
    this.previous = time;
    const whole = Math.floor(time);
    this.insideSpan = whole >= this.options.span.from && whole <= this.last;
    this.options.onTime?.(time, offset);
    return time;
  }
}
