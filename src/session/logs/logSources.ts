import type { Config, LogSourceConfig } from '../../config/config.ts';
import type { WindowDocument } from '../../logs/read/merged.ts';
import type { ResolvedSource } from '../../logs/read/sources.ts';
import type { LogRecord } from '../../logs/record.ts';
import type { IncidentState } from '../incidents.ts';
import { canBeFollowed, followSources, type CommandGate } from '../../logs/read/follow/followSources.ts';
import { linkedFrames, type LinkedFrame } from '../../logs/linkedFrames.ts';
import type { DeployBefore } from './lastDeploys.ts';
import { leadMs, windowOf } from './logWindow.ts';
import type { Home } from '../openStores.ts';

export interface LogSourcesDeps {
  readonly isTrusted: () => boolean;
  readonly now: () => number;
  readonly configOf: (home: Home) => Promise<Config>;
  /** Patterns from the person's settings. */
  readonly logFiles: (folder: string) => readonly string[];
  readonly gate: CommandGate;
  readonly deploys: Pick<DeployBefore, 'soon'>;
  readonly onFailure: (error: unknown) => void;
}

/** A page of a window as it is shown, with where its records come from. */
export interface LogPage extends WindowDocument {
  readonly home: Home;
  readonly sources: readonly ResolvedSource[];
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
  /** A source of the list that turned out not to be followed: nothing can be said of it. */
  readonly onLost?: (source: number) => void;
  /** What is appended to a file from here on will be told. */
  readonly onReady?: () => void;
}

/** The log sources of a home, and reading them for a person who asks. */
export class LogSources {
  constructor(private readonly deps: LogSourcesDeps) {}

  /** The configured sources of a home, found on the disk. None in a folder that is not trusted: it names the paths. */
  async of(home: Home, signal: AbortSignal): Promise<readonly ResolvedSource[]> {
    if (home.folder === undefined || !this.deps.isTrusted()) return [];
    const config = await this.deps.configOf(home);
    const personal = this.deps.logFiles(home.folder);
    const configs: LogSourceConfig[] = [
      ...config.logs,
      ...(personal.length === 0
        ? []
        : [{ kind: 'files' as const, label: 'log files', paths: personal, timeZone: undefined }]),
    ];
    const { resolveSources } = await import('../../logs/read/sources.ts');
    return resolveSources(home.folder, configs, signal);
  }

  /** Log files that a folder seems to have, relative to it. */
  async suggestions(home: Home): Promise<readonly string[]> {
    if (home.folder === undefined) return [];
    const { suggestSources } = await import('../../logs/read/sources.ts');
    return suggestSources(home.folder);
  }

  /** Reads one page of an incident's window from all its sources, or from the one named; commands run after consent. */
  async page(state: IncidentState, request: PageRequest): Promise<LogPage | undefined> {
    const { home } = state;
    const sources = await this.named(home, request);
    if (sources.length === 0 || home.folder === undefined) return undefined;
    const { readWindow } = await import('../../logs/read/merged.ts');
    const lastDeploy = await this.deps.deploys.soon(state, request.signal);
    const window = await readWindow({
      sources,
      span: windowOf(state, this.deps.now(), lastDeploy).span,
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
    const { readWindow } = await import('../../logs/read/merged.ts');
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

  /** Follows an incident's sources, or the one named, until the signal aborts. False where none can be followed. */
  async follow(state: IncidentState, request: LiveRequest): Promise<boolean> {
    const { folder } = state.home;
    const sources = (await this.named(state.home, request)).filter(canBeFollowed);
    if (sources.length === 0 || folder === undefined) return false;
    request.onSources(sources);
    const { signal, onRecord, onLost, onReady } = request;
    const { gate, now, onFailure } = this.deps;
    await followSources({ sources, signal, onRecord, gate, folder, now, onFailure, onLost, onReady });
    return true;
  }

  /** Stack frames of a page whose files lie in the workspace. */
  async framesOf(page: LogPage): Promise<readonly LinkedFrame[]> {
    const config = await this.deps.configOf(page.home);
    return linkedFrames(page.text, config.pathMappings, page.home.folder);
  }

  private async named(
    home: Home,
    { label, signal }: Pick<PageRequest, 'label' | 'signal'>,
  ): Promise<readonly ResolvedSource[]> {
    const all = await this.of(home, signal);
    return label === undefined ? all : all.filter((source) => source.label === label);
  }
}
