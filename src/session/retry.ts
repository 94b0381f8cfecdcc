import type { ResolvedSource } from '../logs/read/sources.ts';
import type { LogRecord } from '../logs/record.ts';
import { Emitter } from './emitter.ts';
import { Disposable } from './disposable.ts';
import type { IncidentState } from './incidents.ts';
import type { LogDesk } from './logDesk.ts';
import { recordsOf } from './logKinds.ts';

/** Records that are kept of one retry; the counts go on. */
const mostKept = 20_000;
const beforeMs = 60 * 60_000;

/** What came in while the client tried again. Instants are ms since the epoch. */
export interface RetryResult {
  readonly from: number;
  readonly to: number;
  readonly sources: readonly { readonly label: string; readonly records: number; readonly errors: number }[];
  /** Templates of error kinds that the hour before didn't have. */
  readonly newKinds: readonly string[];
  /** The records in the order they came, source in front. */
  readonly text: string;
}

export interface RetryProgress {
  readonly from: number;
  readonly records: number;
  readonly errors: number;
}

export interface RetryDeps {
  readonly logs: LogDesk;
  readonly now: () => number;
  readonly setTimer: (callback: () => void, delay: number) => { dispose(): void };
}

/** Watches all logs of an incident for a while, while the client tries again. One watch at a time. */
export class RetryWatch extends Disposable {
  private readonly progressed = this.own(new Emitter<RetryProgress | undefined>());
  private running: AbortController | undefined;

  readonly onDidProgress = this.progressed.event;

  constructor(private readonly deps: RetryDeps) {
    super();
    this.own({ dispose: () => this.stop() });
  }

  get isWatching(): boolean {
    return this.running !== undefined;
  }

  /** Ends the watch; what came in until then is its result. */
  stop(): void {
    this.running?.abort();
  }

  /** Undefined where the incident has no log source. */
  async watch(state: IncidentState, durationMs: number): Promise<RetryResult | undefined> {
    this.stop();
    const running = new AbortController();
    this.running = running;
    const timer = this.deps.setTimer(() => running.abort(), durationMs);
    const seen = new Seen(this.deps.now());
    this.progressed.fire(seen.progress);
    try {
      const followed = await this.deps.logs.followLive(state, {
        signal: running.signal,
        onSources: (sources) => seen.begin(sources),
        onRecord: (record) => {
          seen.add(record);
          this.progressed.fire(seen.progress);
        },
      });
      return followed ? await seen.result(this.deps.now()) : undefined;
    } finally {
      timer.dispose();
      if (this.running === running) this.running = undefined;
      this.progressed.fire(undefined);
    }
  }
}

class Seen {
  private readonly kept: LogRecord[] = [];
  private sources: readonly ResolvedSource[] = [];
  private counts: { label: string; records: number; errors: number }[] = [];

  constructor(private readonly from: number) {}

  begin(sources: readonly ResolvedSource[]): void {
    this.sources = sources;
    this.counts = sources.map(({ label }) => ({ label, records: 0, errors: 0 }));
  }

  add(record: LogRecord): void {
    const counts = this.counts[record.source];
    if (counts) {
      counts.records += 1;
      if (isError(record)) counts.errors += 1;
    }
    if (this.kept.length < mostKept) this.kept.push(record);
  }

  get progress(): RetryProgress {
    const sum = (key: 'records' | 'errors'): number =>
      this.counts.reduce((total, source) => total + source[key], 0);
    return { from: this.from, records: sum('records'), errors: sum('errors') };
  }

  async result(to: number): Promise<RetryResult> {
    return {
      from: this.from,
      to,
      sources: this.counts,
      newKinds: await this.newKinds(to),
      text: this.kept.map(({ source, text }) => `[${this.counts[source]?.label ?? ''}] ${text}\n`).join(''),
    };
  }

  private async newKinds(to: number): Promise<readonly string[]> {
    const errors = this.kept.filter(isError);
    if (errors.length === 0) return [];
    const { whatIsNew } = await import('../logs/templates/whatIsNew.ts');
    const before = { from: this.from - beforeMs, to: this.from - 1 };
    const { kinds } = await whatIsNew({
      window: { span: { from: this.from, to }, records: errors },
      before: { span: before, records: recordsOf(this.sources, before, new AbortController().signal) },
    });
    return kinds.filter(({ change }) => change === 'new').map(({ template }) => template);
  }
}

function isError({ level }: LogRecord): boolean {
  return level === 'error' || level === 'fatal';
}
