import type { LogSourceConfig } from '../../config/config.ts';
import type { ConsentGate } from '../../process/consent.ts';
import { run, type RunRequest, type RunResult } from '../../process/run.ts';
import { detectEncoding } from '../format/decode.ts';
import { recognize } from '../format/recognize.ts';
import type { LogRecord, TimeSpan } from '../record.ts';
import { ByteQueue } from './byteQueue.ts';
import { commandText } from './commandTime.ts';
import { lineSplitter, rawTextOf, type LineSplitter } from './lines.ts';
import { LiveRecords } from './follow/liveRecords.ts';
import { RecordAssembler } from './records.ts';

export type CommandConfig = Extract<LogSourceConfig, { kind: 'command' }>;

export interface CommandOptions {
  readonly gate: ConsentGate;
  readonly signal: AbortSignal;
  /** Where the command runs. */
  readonly folder: string;
  /** The current time, ms since the epoch. */
  readonly now: () => number;
  /** Index put into each record; 0 where left out. */
  readonly source?: number;
  /** Bytes of output so far. */
  readonly onProgress?: (bytes: number) => void;
  readonly start?: (request: RunRequest) => Promise<RunResult>;
}

/** How a command went. */
export interface CommandOutcome {
  readonly ended:
    'not-run' | 'refused' | 'untrusted' | 'bad-format' | 'no-follow' | 'unread' | RunResult['ended'];
  readonly exitCode: number | null;
  /** The last 64 KiB. */
  readonly stderr: string;
  /** Bytes of output. */
  readonly bytes: number;
  /** The text that ran. */
  readonly command: string | undefined;
  /** The system's error code where it could not be started. */
  readonly code: string | undefined;
}

const notRun: CommandOutcome = {
  ended: 'not-run',
  exitCode: null,
  stderr: '',
  bytes: 0,
  command: undefined,
  code: undefined,
};

/** Bytes looked at before the format is decided. */
const sampleBytes = 64 * 1024;

/** Where a configured command stands, for the question that is asked before its first run. */
function from(config: CommandConfig): string {
  return `.sitrep/config.yaml: log source "${config.label}"`;
}

/** The output of a command as a log: records of the span, in the order of the output. May be iterated once. */
export class CommandWindow {
  private state = notRun;

  constructor(
    private readonly config: CommandConfig,
    private readonly span: TimeSpan,
    private readonly options: CommandOptions,
  ) {}

  /** Settled once the iteration has ended. */
  get outcome(): CommandOutcome {
    return this.state;
  }

  async *batches(): AsyncGenerator<readonly LogRecord[], void, undefined> {
    const { config, options } = this;
    const timeZone = zoneOfConfig(config);
    const filled = commandText(config.command, this.span, { timeFormat: config.timeFormat, timeZone });
    if (filled.kind === 'bad-format') {
      this.state = { ...notRun, ended: 'bad-format', command: config.command };
      return;
    }
    const consent = await options.gate.request({ command: config.command, from: from(config) });
    if (consent !== 'given') {
      this.state = { ...notRun, ended: consent, command: config.command };
      return;
    }
    const stop = new AbortController();
    const queue = new ByteQueue();
    let bytes = 0;
    const running = (options.start ?? run)({
      program: { shell: filled.command },
      cwd: options.folder,
      timeoutMs: config.timeoutSeconds * 1000,
      maxBytes: config.maxMegabytes * 1024 * 1024,
      signal: AbortSignal.any([options.signal, stop.signal]),
      onStdout: (chunk) => {
        bytes += chunk.length;
        options.onProgress?.(bytes);
        queue.push(chunk);
      },
    }).finally(() => queue.end());
    try {
      yield* this.records(queue, timeZone);
    } finally {
      stop.abort();
      const { ended, exitCode, stderr, startError } = await running;
      this.state = { ended, exitCode, stderr, bytes, command: filled.command, code: startError };
    }
  }

  private async *records(queue: ByteQueue, timeZone: string): AsyncGenerator<readonly LogRecord[]> {
    let head: Buffer = Buffer.alloc(0);
    let reading: { splitter: LineSplitter; assembler: RecordAssembler } | undefined;
    for await (const chunk of queue) {
      if (reading === undefined) {
        head = Buffer.concat([head, chunk]);
        if (head.length < sampleBytes) continue;
        reading = this.understand(head, timeZone);
      } else reading.splitter.push(chunk, reading.assembler.line);
      const records = reading.assembler.take();
      if (records.length > 0) yield records;
    }
    reading ??= this.understand(head, timeZone);
    reading.splitter.end(reading.assembler.line);
    reading.assembler.end();
    const records = reading.assembler.take();
    if (records.length > 0) yield records;
  }

  private understand(head: Buffer, zone: string) {
    const mtime = this.options.now();
    const { encoding } = detectEncoding(head);
    const lines: string[] = [];
    lineSplitter(encoding, 0).push(head, (line) => void lines.push(rawTextOf(line, encoding)));
    const assembler = new RecordAssembler({
      format: recognize([lines], { zone, year: new Date(mtime).getUTCFullYear(), mtime }),
      encoding,
      source: this.options.source ?? 0,
      span: this.span,
    });
    const splitter = lineSplitter(encoding, 0);
    splitter.push(head, assembler.line);
    return { splitter, assembler };
  }
}

/** Runs the `follow` variant of a command source until the signal aborts or it ends by itself. */
export async function followCommand(
  config: CommandConfig,
  options: CommandOptions & { readonly onRecord: (record: LogRecord) => void | Promise<void> },
): Promise<CommandOutcome> {
  if (config.follow === undefined) return { ...notRun, ended: 'no-follow' };
  const now = options.now();
  const timeZone = zoneOfConfig(config);
  const format = { timeFormat: config.timeFormat, timeZone };
  const filled = commandText(config.follow, { from: now, to: now }, format);
  if (filled.kind === 'bad-format') return { ...notRun, ended: 'bad-format', command: config.follow };
  const consent = await options.gate.request({ command: config.follow, from: from(config) });
  if (consent !== 'given') return { ...notRun, ended: consent, command: config.follow };
  const source = options.source ?? 0;
  const records = new LiveRecords(undefined, { timeZone, source, now: options.now }, options.onRecord);
  const queue = new ByteQueue();
  let bytes = 0;
  const running = (options.start ?? run)({
    program: { shell: filled.command },
    cwd: options.folder,
    signal: options.signal,
    onStdout: (chunk) => queue.push(chunk),
  }).finally(() => queue.end());
  for await (const chunk of queue) {
    await records.push(chunk, 'output', bytes);
    bytes += chunk.length;
    await records.pause();
  }
  const { ended, exitCode, stderr, startError } = await running;
  return { ended, exitCode, stderr, bytes, command: filled.command, code: startError };
}

function zoneOfConfig(config: CommandConfig): string {
  return config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
