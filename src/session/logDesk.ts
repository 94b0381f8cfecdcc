import { dirname } from 'node:path';
import type { Config, LogSourceConfig } from '../config/config.ts';
import type { WindowDocument } from '../logs/read/merged.ts';
import type { ResolvedSource } from '../logs/read/sources.ts';
import type { LogRecord, TimeSpan } from '../logs/record.ts';
import type { StartEstimate } from '../logs/templates/estimateStart.ts';
import type { LogKinds } from '../logs/templates/whatIsNew.ts';
import type { SuspectQuery } from '../suspects/suspect.ts';
import { Disposable, type Disposes } from './disposable.ts';
import { Emitter } from './emitter.ts';
import type { IncidentState } from './incidents.ts';
import { linkedFrames, type LinkedFrame } from './logFrames.ts';
import { followSources, type CommandGate } from './logFollow.ts';
import { kindsIn } from './logKinds.ts';
import { isOngoing } from './mine.ts';
import type { Home } from './openStores.ts';

/** Time before the start that belongs to the window. */
const leadMs = 15 * 60_000;
/** How long the view waits after a log changed: a busy log must not keep it reading. */
const settleMs = 1_000;

export interface LogsRead {
  readonly kind: 'read';
  readonly home: Home;
  readonly sources: readonly ResolvedSource[];
  readonly window: WindowDocument;
  readonly kinds: LogKinds | undefined;
  readonly estimate: StartEstimate | undefined;
}

/** What the Logs view shows. */
export type LogsView =
  | { readonly kind: 'idle' }
  | { readonly kind: 'empty'; readonly why: 'no-folder' | 'no-sources' | 'candidates' | 'untrusted' }
  | { readonly kind: 'reading' }
  | LogsRead;

/** What the logs say to the ranking of suspects. */
export type LogEvidence = Pick<SuspectQuery, 'errors' | 'firstError'>;

/** A page of a window as it is shown, with where its records come from. */
export interface LogPage extends WindowDocument {
  readonly home: Home;
  readonly sources: readonly ResolvedSource[];
}

export interface LogDeskDeps {
  readonly isTrusted: () => boolean;
  readonly now: () => number;
  readonly configOf: (home: Home) => Promise<Config>;
  /** Patterns from the person's settings. */
  readonly logFiles: (folder: string) => readonly string[];
  readonly watch: (folder: string, listener: (path: string | undefined) => void) => Disposes;
  readonly setTimer: (callback: () => void, delay: number) => Disposes;
  readonly gate: CommandGate;
  readonly onFailure: (error: unknown) => void;
}

/** The logs of the current incident. Watches their folders only while somebody looks and the incident is under way. */
export class LogDesk extends Disposable {
  private readonly changed = this.own(new Emitter<LogsView>());
  private shown: LogsView = { kind: 'idle' };
  private about: string | undefined;
  private running: AbortController | undefined;
  private watching: Disposes[] = [];
  private settling: Disposes | undefined;
  private found: { readonly key: string; readonly evidence: LogEvidence } | undefined;

  readonly onDidChange = this.changed.event;

  constructor(private readonly deps: LogDeskDeps) {
    super();
    this.own({ dispose: () => this.rest() });
  }

  get view(): LogsView {
    return this.shown;
  }

  /** Error records of an incident's window, kinds that are new first; read where they weren't yet. */
  async evidence(state: IncidentState, signal: AbortSignal): Promise<LogEvidence> {
    const key = keyOf(state);
    if (this.found?.key !== key && this.deps.isTrusted()) {
      const sources = await this.sourcesOf(state.home, signal);
      if (sources.length > 0) await this.read(state, sources, signal);
    }
    return this.found?.key === key ? this.found.evidence : { errors: [], firstError: undefined };
  }

  /** Somebody looks: reads unless it was read already, and stays up to date. Without an incident it rests. */
  async follow(state: IncidentState | undefined): Promise<void> {
    const about = state && keyOf(state);
    if (about === this.about && this.watching.length > 0) return;
    await this.refresh(state);
  }

  /** Nobody looks: nothing is watched. */
  rest(): void {
    this.running?.abort();
    this.settling?.dispose();
    for (const watching of this.watching.splice(0)) watching.dispose();
    this.about = undefined;
  }

  async refresh(state: IncidentState | undefined): Promise<void> {
    this.rest();
    this.about = state && keyOf(state);
    if (state === undefined) {
      this.show({ kind: 'idle' });
      return;
    }
    const running = new AbortController();
    this.running = running;
    if (this.shown.kind !== 'read') this.show({ kind: 'reading' });
    try {
      const view = await this.look(state, running.signal);
      if (running.signal.aborted) return;
      this.show(view);
      if (view.kind === 'read') this.watch(state, view);
    } catch (error) {
      if (!running.signal.aborted) this.deps.onFailure(error);
    }
  }

  /** The configured sources of a home, found on the disk. */
  async sourcesOf(home: Home, signal: AbortSignal): Promise<readonly ResolvedSource[]> {
    if (home.folder === undefined) return [];
    const config = await this.deps.configOf(home);
    const personal = this.deps.logFiles(home.folder);
    const configs: LogSourceConfig[] = [
      ...config.logs,
      ...(personal.length === 0
        ? []
        : [{ kind: 'files' as const, label: 'log files', paths: personal, timeZone: undefined }]),
    ];
    const { resolveSources } = await import('../logs/read/sources.ts');
    return resolveSources(home.folder, configs, signal);
  }

  /** Reads one page of an incident's window from all its sources, or from the one named; commands run after consent. */
  async page(state: IncidentState, request: PageRequest): Promise<LogPage | undefined> {
    const { home } = state;
    const all = await this.sourcesOf(home, request.signal);
    const sources = request.label === undefined ? all : all.filter(({ label }) => label === request.label);
    if (sources.length === 0 || home.folder === undefined) return undefined;
    const { readWindow } = await import('../logs/read/merged.ts');
    const window = await readWindow({
      sources,
      span: spanOf(state, this.deps.now()),
      signal: request.signal,
      fullScan: request.fullScan ?? false,
      page: request.page ?? 0,
      ...(request.onProgress ? { onProgress: request.onProgress } : {}),
      commands: { gate: this.deps.gate, folder: home.folder, now: this.deps.now },
    });
    return { ...window, home, sources };
  }

  /** Reads the last quarter of an hour of one source. */
  async test(home: Home, source: ResolvedSource, signal: AbortSignal): Promise<SourceTest> {
    const { readWindow } = await import('../logs/read/merged.ts');
    const to = this.deps.now();
    const window = await readWindow({
      sources: [source],
      span: { from: to - leadMs, to },
      signal,
      maxBytes: 1,
      commands: { gate: this.deps.gate, folder: home.folder ?? '.', now: this.deps.now },
    });
    return { window, format: source.kind === 'files' ? source.format : undefined };
  }

  /** Follows an incident's sources, or the one named, until the signal aborts. False where there is none. */
  async followLive(state: IncidentState, request: LiveRequest): Promise<boolean> {
    const { folder } = state.home;
    const all = await this.sourcesOf(state.home, request.signal);
    const sources = request.label === undefined ? all : all.filter(({ label }) => label === request.label);
    if (sources.length === 0 || folder === undefined) return false;
    request.onSources(sources);
    const { signal, onRecord } = request;
    await followSources({ sources, signal, onRecord, gate: this.deps.gate, folder, now: this.deps.now });
    return true;
  }

  /** Stack frames of a page whose files lie in the workspace. */
  async framesOf(page: LogPage): Promise<readonly LinkedFrame[]> {
    const config = await this.deps.configOf(page.home);
    return linkedFrames(page.text, config.pathMappings, page.home.folder);
  }

  /** Log files that a folder seems to have, relative to it. */
  async suggestions(home: Home): Promise<readonly string[]> {
    if (home.folder === undefined) return [];
    const { suggestSources } = await import('../logs/read/sources.ts');
    return suggestSources(home.folder);
  }

  private async look(state: IncidentState, signal: AbortSignal): Promise<LogsView> {
    const { home } = state;
    if (home.folder === undefined) return { kind: 'empty', why: 'no-folder' };
    if (!this.deps.isTrusted()) return { kind: 'empty', why: 'untrusted' };
    const sources = await this.sourcesOf(home, signal);
    if (sources.length === 0) {
      const candidates = await this.suggestions(home);
      return { kind: 'empty', why: candidates.length > 0 ? 'candidates' : 'no-sources' };
    }
    return this.read(state, sources, signal);
  }

  /** A command is never run unasked: only files are read here. */
  private async read(
    state: IncidentState,
    sources: readonly ResolvedSource[],
    signal: AbortSignal,
  ): Promise<LogsRead> {
    const { readWindow } = await import('../logs/read/merged.ts');
    const span = spanOf(state, this.deps.now());
    const window = await readWindow({ sources, span, signal, maxBytes: 1 });
    const { kinds, estimate } = await kindsIn({ sources, span, signal });
    if (!signal.aborted) this.found = { key: keyOf(state), evidence: evidenceIn(window, kinds) };
    return { kind: 'read', home: state.home, sources, window, kinds, estimate };
  }

  private watch(state: IncidentState, view: LogsRead): void {
    if (!isOngoing(state.incident)) return;
    const folders = new Set(
      view.sources.flatMap((source) =>
        source.kind === 'files' ? source.files.map(({ path }) => dirname(path)) : [],
      ),
    );
    this.watching = [...folders].map((folder) =>
      this.deps.watch(folder, () => {
        this.settling?.dispose();
        this.settling = this.deps.setTimer(() => void this.refresh(state), settleMs);
      }),
    );
  }

  private show(view: LogsView): void {
    this.shown = view;
    this.changed.fire(view);
  }
}

export interface SourceTest {
  readonly window: WindowDocument;
  /** How its lines were recognized, for people. */
  readonly format: string | undefined;
}

export interface PageRequest {
  readonly signal: AbortSignal;
  /** Only the source with this label. */
  readonly label?: string;
  /** From 0. */
  readonly page?: number;
  readonly fullScan?: boolean;
  /** Bytes read so far. */
  readonly onProgress?: (bytes: number) => void;
}

export interface LiveRequest {
  readonly signal: AbortSignal;
  /** Only the source with this label. */
  readonly label?: string;
  /** What is followed; `record.source` is an index into it. */
  readonly onSources: (sources: readonly ResolvedSource[]) => void;
  readonly onRecord: (record: LogRecord) => void;
}

/** The span as far as events decide it: while it is the same, what was read is still of use. */
function keyOf(state: IncidentState): string {
  return JSON.stringify([state.incident.id, spanOf(state, 0)]);
}

function evidenceIn(window: WindowDocument, { kinds }: LogKinds): LogEvidence {
  const fresh = kinds.filter(
    ({ change, level }) => change !== 'gone' && (level === 'error' || level === 'fatal'),
  );
  return {
    errors: [...fresh.map(({ example }) => example.text), ...window.errors],
    firstError: fresh[0]?.first ?? window.firstError,
  };
}

function startOf({ incident }: IncidentState): number {
  return incident.startedAt ?? incident.reportedAt ?? incident.openedAt;
}

/** From a quarter of an hour before the start to the resolution, or to now. */
export function spanOf(state: IncidentState, now: number): TimeSpan {
  const from = startOf(state) - leadMs;
  return { from, to: Math.max(from, state.incident.resolvedAt ?? now) };
}
