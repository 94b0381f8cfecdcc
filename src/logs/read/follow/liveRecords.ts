import { detectEncoding, type Encoding } from '../../format/decode.ts';
import { recognize } from '../../format/recognize.ts';
import type { LineFormat } from '../../line.ts';
import type { LogRecord } from '../../record.ts';
import { lineSplitter, type LineSplitter } from '../lines.ts';
import { openLog } from '../openLog.ts';
import { RecordAssembler } from '../records.ts';

interface Reading {
  readonly format: LineFormat;
  readonly encoding: Encoding;
}

export interface LiveRecordsOptions {
  readonly reading?: Reading;
  readonly timeZone?: string;
  readonly source?: number;
  /** The current time, ms since the epoch. */
  readonly now?: () => number;
}

/** A stamp without a year or date may be ahead of our clock by this much (ms): zones and clocks differ. */
const clockSlackMs = { yearly: 86_400_000, daily: 43_200_000, never: 0 };

interface Content {
  readonly name: string;
  readonly splitter: LineSplitter;
  readonly assembler: RecordAssembler;
}

/** Contents whose torn last lines are waited for: the live file, and the one before whose writer may still hold it. */
const keptContents = 3;

/** Joins followed bytes into records. Bytes of different contents never share a line. */
export class LiveRecords {
  private reading: Reading | undefined;
  private contents: Content[] = [];

  /** `path` is a file from which the format is recognized; without one the first bytes have to do. */
  constructor(
    private readonly path: string | undefined,
    private readonly options: LiveRecordsOptions,
    private readonly onRecord: (record: LogRecord) => void | Promise<void>,
  ) {
    this.reading = options.reading;
  }

  /** `offset` is that of the bytes in their file. */
  async push(bytes: Buffer, name: string, offset: number): Promise<void> {
    this.reading ??= await this.recognized(bytes);
    const content =
      this.contents.find((known) => known.name === name) ?? this.add(name, offset, this.reading);
    content.splitter.push(bytes, content.assembler.line);
    await this.tell(content.assembler);
    while (this.contents.length > keptContents) await this.finish(this.contents.shift());
  }

  /** The writer paused: what is complete is told, a torn line waits for its rest. */
  async pause(): Promise<void> {
    for (const { assembler } of this.contents) {
      assembler.end();
      await this.tell(assembler);
    }
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  private add(name: string, offset: number, reading: Reading): Content {
    const span = { from: -Infinity, to: Infinity };
    const assembler = new RecordAssembler({
      format: reading.format,
      encoding: reading.encoding,
      source: this.options.source ?? 0,
      span,
      latestAt: () => this.now() + clockSlackMs[reading.format.recurs],
    });
    const content = { name, splitter: lineSplitter(reading.encoding, offset), assembler };
    this.contents.push(content);
    return content;
  }

  private async finish(content: Content | undefined): Promise<void> {
    if (content === undefined) return;
    content.splitter.end(content.assembler.line);
    content.assembler.end();
    await this.tell(content.assembler);
  }

  private async tell(assembler: RecordAssembler): Promise<void> {
    for (const record of assembler.take()) await this.onRecord(record);
  }

  /** From the file where it holds enough, else from the first bytes. */
  private async recognized(bytes: Buffer): Promise<Reading> {
    const { timeZone } = this.options;
    const log = this.path === undefined ? undefined : await openLog(this.path, { timeZone });
    if (log?.state === 'ok') return { format: log.format, encoding: log.facts.encoding };
    const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const mtime = this.now();
    const facts = { zone, year: new Date(mtime).getUTCFullYear(), mtime };
    const { encoding } = detectEncoding(bytes);
    return { encoding, format: recognize([bytes.toString('utf8').split('\n')], facts) };
  }
}
