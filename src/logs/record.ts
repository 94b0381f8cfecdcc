/** Severity of a record, least severe first. */
export type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/**
 * A span of time, both ends inclusive, in ms since the epoch (UTC). An end on a whole second means all of that second:
 * people and most logs tell whole seconds, and who asks up to 14:05:03 wants the line that says 14:05:03,512.
 */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** The last ms of a span. */
export function lastMs({ to }: TimeSpan): number {
  return to % 1000 === 0 ? to + 999 : to;
}

/** One record of a log: the line that carries its time and the lines that belong to it. */
export interface LogRecord {
  /** Index of the source in the request. */
  readonly source: number;
  /** Byte offset in the decoded-from file (for compressed ones: in the decompressed bytes). */
  readonly offset: number;
  /** Length in bytes, final line end included. */
  readonly length: number;
  /** When it happened, ms since the epoch (UTC, may have a fraction); null where the log doesn't say. */
  readonly time: number | null;
  readonly level: Level | null;
  /** The record's text without its final line end, ANSI escapes and NULs removed. */
  readonly text: string;
}

/** Records by level; `other` counts those that state none. */
export type LevelCounts = Readonly<Record<Level | 'other', number>>;
