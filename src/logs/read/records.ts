import type { LineFormat, ParsedLine } from '../line.ts';
import type { Level, LogRecord, TimeSpan } from '../record.ts';

/** Characters of a record whose text is kept; `length` stays true. */
const keptRecordCharacters = 1024 * 1024;

export interface AssemblerOptions {
  readonly format: LineFormat;
  /** Index put into each record. */
  readonly source: number;
  /** Records outside are counted, not built. */
  readonly span: TimeSpan;
  /** Corrects a time that the line alone can't know, such as the year of a stamp without one. */
  readonly place: (time: number) => number;
  /** Told of the time of every record, wanted or not, in file order, with the offset of its end so far. */
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
  private insideSpan: boolean;
  private ready: LogRecord[] = [];

  constructor(private readonly options: AssemblerOptions) {
    this.insideSpan = options.span.from === -Infinity;
  }

  readonly line = (text: string, offset: number, length: number): void => {
    const parsed = this.options.format.parse(text);
    if (this.current && parsed.continuation) this.extend(this.current, parsed, text, length);
    else this.begin(parsed, text, offset, length);
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
    this.ready.push({
      source: this.options.source,
      offset: done.offset,
      length: done.length,
      time: done.time,
      level: done.level,
      text: done.text,
    });
  }

  private begin(parsed: ParsedLine, text: string, offset: number, length: number): void {
    this.end();
    const time = parsed.time === null ? null : this.options.place(parsed.time);
    if (time !== null) this.settle(time, offset);
    this.current = { offset, length, time, level: parsed.level, text, wanted: this.insideSpan };
  }

  private extend(record: Building, parsed: ParsedLine, text: string, length: number): void {
    record.length += length;
    record.level ??= parsed.level;
    if (record.time === null && parsed.time !== null) {
      record.time = this.options.place(parsed.time);
      this.settle(record.time, record.offset);
      record.wanted = this.insideSpan;
    }
    const undecided = record.time === null;
    if ((record.wanted || undecided) && record.text.length + text.length < keptRecordCharacters) {
      record.text += `\n${text}`;
    }
  }

  private settle(time: number, offset: number): void {
    const { from, to } = this.options.span;
    const whole = Math.floor(time);
    this.insideSpan = whole >= from && whole <= to;
    this.options.onTime?.(time, offset);
  }
}
