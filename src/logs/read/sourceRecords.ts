import type { ConsentGate } from '../../process/consent.ts';
import type { LogRecord, TimeSpan } from '../record.ts';
import { CommandWindow, type CommandOutcome } from './command.ts';
import { openLog } from './openLog.ts';
import type { CommandSource, FileSource, ResolvedSource } from './sources.ts';
import type { Exactness, WindowOutcome } from './window.ts';

/** Something that kept a source, or a file of it, from being read wholly. */
export interface SourceProblem {
  /** Index of the source in the request. */
  readonly source: number;
  readonly kind:
    | 'missing'
    | 'unreadable'
    | 'binary'
    | 'empty'
    /** A compressed file is torn: what could be unpacked was read. */
    | 'damaged'
    /** A file was cut or written anew while it was read: what was read until then is told. See `cutAt`. */
    | 'cut'
    /** Records stand more than a minute out of order: some may have been missed. A full scan would find them. */
    | 'approximate'
    /** A command was not run or did not end well: see `command`. */
    | 'command';
  readonly path: string | undefined;
  /** The system's error code. */
  readonly code: string | undefined;
  /** Bytes of the file that were read, for `cut`. */
  readonly cutAt: number | undefined;
  readonly command: CommandOutcome | undefined;
}

export interface SourceReading {
  readonly signal: AbortSignal;
  readonly fullScan?: boolean;
  /** Bytes read so far, of all sources. */
  readonly onProgress?: (bytesRead: number) => void;
  /** Needed for command sources; without it they are reported as not run. */
  readonly commands?: { readonly gate: ConsentGate; readonly folder: string; readonly now: () => number };
}

/** Records that follow each other in one file, or in a command's output. */
export interface SourceBatch {
  /** Absolute; undefined for a command. */
  readonly path: string | undefined;
  readonly records: readonly LogRecord[];
}

/** Stamps without a zone may be off by that of the server (ms): its files are not skipped too early. */
const zoneSlackMs = 26 * 3_600_000;

/** Reads a span from one source: a whole rotated set, or a command. Problems are known once the iteration has ended. */
export class SourceRecords {
  readonly problems: SourceProblem[] = [];
  exactness: Exactness = 'exact';
  bytesRead = 0;

  constructor(
    private readonly source: ResolvedSource,
    private readonly index: number,
    private readonly span: TimeSpan,
    private readonly reading: SourceReading,
  ) {}

  batches(): AsyncGenerator<SourceBatch, void, undefined> {
    return this.source.kind === 'files' ? this.files(this.source) : this.command(this.source);
  }

  /** One by one, for consumers that want no paths. */
  async *[Symbol.asyncIterator](): AsyncGenerator<LogRecord, void, undefined> {
    for await (const { records } of this.batches()) yield* records;
  }

  private async *files(source: FileSource): AsyncGenerator<SourceBatch, void, undefined> {
    if (source.files.length === 0) {
      this.problem({ kind: source.state === 'ok' ? 'missing' : source.state, code: source.code });
    }
    const seen = new Set<string>();
    for (const { path, mtime, size } of source.files) {
      if (this.reading.signal.aborted) return;
      if (size === 0 || mtime < this.span.from - zoneSlackMs) continue;
      const log = await openLog(path, { timeZone: source.timeZone, signal: this.reading.signal });
      if (log.state === 'cancelled') return;
      if (log.state !== 'ok') {
        this.problem({ kind: log.state, path, code: log.code });
        continue;
      }
      // Rotated between listing and reading: the same file under two names.
      if (seen.has(log.facts.identity)) continue;
      seen.add(log.facts.identity);
      const before = this.bytesRead;
      const window = log.window(this.span, {
        signal: this.reading.signal,
        source: this.index,
        fullScan: this.reading.fullScan === true,
        onProgress: ({ bytesRead }) => this.read(before + bytesRead),
      });
      for await (const records of window.batches()) yield { path, records };
      this.read(before + window.outcome.bytesRead);
      this.judge(window.outcome, path);
    }
  }

  private async *command({ config }: CommandSource): AsyncGenerator<SourceBatch, void, undefined> {
    const { commands, signal } = this.reading;
    if (commands === undefined) {
      this.problem({ kind: 'command' });
      return;
    }
    const window = new CommandWindow(config, this.span, {
      ...commands,
      signal,
      source: this.index,
      onProgress: (bytes) => this.read(bytes),
    });
    for await (const records of window.batches()) yield { path: undefined, records };
    const { outcome } = window;
    if (outcome.ended !== 'exited' || outcome.exitCode !== 0) {
      this.problem({ kind: 'command', code: outcome.code, command: outcome });
    }
  }

  private judge(outcome: WindowOutcome, path: string): void {
    if (outcome.ended === 'failed') this.problem({ kind: 'unreadable', path, code: outcome.code });
    if (outcome.ended === 'cut') this.problem({ kind: 'cut', path, cutAt: outcome.cutAt });
    if (outcome.damaged) this.problem({ kind: 'damaged', path });
    if (outcome.exactness === 'approximate') {
      this.exactness = 'approximate';
      this.problem({ kind: 'approximate', path });
    }
  }

  private problem(found: Partial<SourceProblem> & Pick<SourceProblem, 'kind'>): void {
    this.problems.push({
      source: this.index,
      path: undefined,
      code: undefined,
      cutAt: undefined,
      command: undefined,
      ...found,
    });
  }

  private read(bytes: number): void {
    this.bytesRead = bytes;
    this.reading.onProgress?.(bytes);
  }
}
