import type { Level } from './record.ts';

/** What a reader knows about a file beside its bytes. */
export interface FileFacts {
  /** IANA zone, `UTC` or `+hh:mm`, for stamps that carry none. */
  readonly zone: string;
  /** Year of the last record, for stamps without a year. */
  readonly year: number;
  /** Modification time of the file, ms since the epoch. */
  readonly mtime: number;
}

/** What one physical line says. */
export interface ParsedLine {
  /** ms since the epoch (UTC, may have a fraction), or null where the line carries no time of its own. */
  readonly time: number | null;
  readonly level: Level | null;
  /** The second reading, ms since the epoch, where a clock set back makes the time of day ambiguous; `time` is the earlier one. */
  readonly later?: number;
  /** True where the line belongs to the record before it (stack frame, wrapped text, JSON body). */
  readonly continuation: boolean;
}

export type Recurrence = 'never' | 'yearly' | 'daily';

/**
 * How one file's lines become records: decided once over samples of the file, then pure.
 * Lines come as text without line end. Stateless between lines except through `ParsedLine`, so that a reader may start anywhere.
 */
export interface LineFormat {
  /** For people, for example `JSON lines, time in "ts"`. */
  readonly name: string;
  /** After what time its stamps come again, so that the reader must place them by neighbours: without a year, or without a date. */
  readonly recurs: Recurrence;
  /** @param latest the latest instant that a stamp without a year or date may mean, ms since the epoch; without it the file's last change */
  parse(line: string, latest?: number): ParsedLine;
  /** As `parse`, for the bytes of one line of a UTF-8 or Latin-1 file, without its line end; fast where lines look like the samples. */
  parseBytes(bytes: Buffer, start: number, end: number, latest?: number): ParsedLine;
  /** As `parseBytes`, the time only: NaN where the line carries none. The fastest way to search a file. */
  timeBytes(bytes: Buffer, start: number, end: number, latest?: number): number;
}
