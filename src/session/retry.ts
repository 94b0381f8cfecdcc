import type { ResolvedSource } from '../logs/read/sources.ts';
import type { LogRecord } from '../logs/record.ts';
import { Emitter } from './emitter.ts';
import { Disposable, type Disposes } from './disposable.ts';
import type { IncidentState } from './incidents.ts';
import type { LogSources } from './logs/logSources.ts';
import { recordsOf } from '../logs/templates/kindsInWindow.ts';

/** Records, and UTF-16 units of them, that are kept of one retry; the counts go on. */
const mostKept = 20_000;
const longestKept = 16 * 1024 * 1024;
/** How often progress is told while records come in, ms. */
const progressMs = 250;
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
  /** Id of the incident whose logs are watched. */
  readonly incident: string;
  readonly from: number;
  readonly records: number;
  readonly errors: number;
}

export interface RetryDeps {
  readonly sources: LogSources;
  readonly now: () => number;
  readonly setTimer: (callback: () => void, delay: number) => Disposes;
}

/** Watches all logs of an incident for a while, while the client tries again. One watch at a time. */
export class RetryWatch extends Disposable {
  private readonly progressed = this.own(new Emitter<RetryProgress | undefined>());
  private running: AbortController | undefined;
  private telling: Disposes | undefined;

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

  /** Undefined where the incident has no log source that can be followed: then nothing can be said of the retry. */
  async watch(state: IncidentState, durationMs: number): Promise<RetryResult | undefined> {
    this.stop();
    const running = new AbortController();
    this.running = running;
    const timer = this.deps.setTimer(() => running.abort(), durationMs);
    const seen = new Seen(state.incident.id, this.deps.now());
    try {
      const followed = await this.deps.sources.follow(state, {
        signal: running.signal,
        onSources: (sources) => seen.begin(sources),
        // Only now may the person tell the client to try: nothing of the attempt will be missed.
        onReady: () => this.progressed.fire(seen.progress),
        onRecord: (record) => {
          seen.add(record);
          this.tell(seen, running);
        },
        onLost: (source) => {
          seen.lose(source);
          if (!seen.isWatching) running.abort();
        },
      });
      return followed && seen.isWatching ? await seen.result(this.deps.now()) : undefined;
    } finally {
      timer.dispose();
      running.abort();
      if (this.running === running) {
        this.running = undefined;
        this.telling?.dispose();
        this.telling = undefined;
        this.progressed.fire(undefined);
      }
    }
  }

  /** A burst of records is told once. */
  private tell(seen: Seen, running: AbortController): void {
    this.telling ??= this.deps.setTimer(() => {
      this.telling = undefined;
      if (this.running === running) this.progressed.fire(seen.progress);
    }, progressMs);
  }
}

class Seen {
  private readonly kept: LogRecord[] = [];
  private sources: readonly ResolvedSource[] = [];
  private counts: { label: string; records: number; errors: number }[] = [];
  private readonly lost = new Set<number>();
  private length = 0;

  constructor(
    private readonly incident: string,
    private readonly from: number,
  ) {}

  /** Whether there is a source of which something can be said. */
  get isWatching(): boolean {
    return this.watched.length > 0;
  }

  /** A source that was lost after it told something still counts. */
  private get watched(): readonly { label: string; records: number; errors: number }[] {
    return this.counts.filter(({ records }, source) => records > 0 || !this.lost.has(source));
  }

  lose(source: number): void {
    this.lost.add(source);
  }

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
    if (this.kept.length >= mostKept || this.length + record.text.length > longestKept) return;
    this.kept.push(record);
    this.length += record.text.length;
  }

  get progress(): RetryProgress {
    const sum = (key: 'records' | 'errors'): number =>
      this.counts.reduce((total, source) => total + source[key], 0);
    return { incident: this.incident, from: this.from, records: sum('records'), errors: sum('errors') };
  }

  async result(to: number): Promise<RetryResult> {
    return {
      from: this.from,
      to,
      sources: this.watched,
      newKinds: await this.newKinds(to),
      text: this.text(),
    };
  }

  private text(): string {
    const left = this.progress.records - this.kept.length;
    return [
      ...this.kept.map(({ source, text }) => `[${this.counts[source]?.label ?? ''}] ${text}\n`),
      ...(left === 0 ? [] : [`--- ${left} more records came in and were only counted ---\n`]),
    ].join('');
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
