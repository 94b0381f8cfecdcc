import { isOngoing } from '../../incident/status.ts';
import type { WindowDocument } from '../../logs/read/merged.ts';
import type { ResolvedSource } from '../../logs/read/sources.ts';
import type { StartEstimate } from '../../logs/templates/estimateStart.ts';
import type { LogKinds } from '../../logs/templates/whatIsNew.ts';
import { Disposable } from '../disposable.ts';
import { Emitter } from '../emitter.ts';
import type { IncidentState } from '../incidents.ts';
import type { DeployBefore } from './lastDeploys.ts';
import { kindsIn } from '../../logs/templates/kindsInWindow.ts';
import type { LogSources } from './logSources.ts';
import { LogWatch, type LogWatchDeps } from './logWatch.ts';
import {
  evidenceIn,
  noEvidence,
  windowOf,
  type LogEvidence,
  type ChosenWindow,
  type WindowReason,
} from './logWindow.ts';

/** How long evidence counts that was read up to now, ms: not every new detail reads the logs again. */
const freshMs = 2 * 60_000;

export interface LogsRead {
  readonly kind: 'read';
  /** Id of the incident whose window it is. */
  readonly incident: string;
  readonly sources: readonly ResolvedSource[];
  readonly window: WindowDocument;
  /** Why the window begins where it does. */
  readonly reason: WindowReason;
  readonly kinds: LogKinds | undefined;
  /** Where it seems to have begun. */
  readonly estimate: StartEstimate | undefined;
  /** What may be taken as the start: only where nobody told one. */
  readonly offered: StartEstimate | undefined;
}

interface Found {
  readonly key: string;
  readonly evidence: LogEvidence;
  /** When it was read, ms since the epoch; undefined where the window has ended, so that it stays as it is. */
  readonly upTo: number | undefined;
}

/** What the Logs view shows. */
export type LogsModelView =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'empty';
      readonly why: 'no-folder' | 'no-sources' | 'candidates' | 'untrusted' | 'failed';
    }
  | { readonly kind: 'reading' }
  | LogsRead;

export interface LogsModelDeps extends LogWatchDeps {
  readonly sources: LogSources;
  readonly deploys: DeployBefore;
  readonly isTrusted: () => boolean;
  readonly now: () => number;
  readonly onFailure: (error: unknown) => void;
}

interface ReadRequest {
  readonly window: ChosenWindow;
  readonly sources: readonly ResolvedSource[];
  readonly signal: AbortSignal;
}

/** The logs of the current incident. Watches their folders only while somebody looks and the incident is under way. */
export class LogsModel extends Disposable {
  private readonly changed = this.own(new Emitter<LogsModelView>());
  private shown: LogsModelView = { kind: 'idle' };
  private about: string | undefined;
  private looked: IncidentState | undefined;
  private running: AbortController | undefined;
  private readonly watch: LogWatch;
  private found: Found | undefined;

  readonly onDidChange = this.changed.event;

  constructor(private readonly deps: LogsModelDeps) {
    super();
    this.watch = new LogWatch(deps);
    this.own({ dispose: () => this.rest() });
    this.own(
      deps.deploys.onDidLearn((incident) => {
        if (this.looked?.incident.id === incident) void this.follow(this.looked);
      }),
    );
  }

  get view(): LogsModelView {
    return this.shown;
  }

  /**
   * Error records of an incident's window, kinds that are new first; read where they weren't yet, or where they were read
   * up to a now that is a while ago.
   */
  async evidence(state: IncidentState, signal: AbortSignal): Promise<LogEvidence> {
    const window = this.windowOf(state, await this.deps.deploys.soon(state, signal));
    const { key } = window;
    if (!this.isFresh(key)) {
      const sources = await this.deps.sources.of(state.home, signal);
      if (sources.length > 0) await this.read(state, { window, sources, signal });
    }
    return this.found?.key === key ? this.found.evidence : noEvidence;
  }

  /** What was read no longer counts: whoever asks next reads the logs, and asks git for deploys, again. */
  forget(): void {
    this.found = undefined;
    this.deps.deploys.forget();
  }

  /** Somebody looks: reads unless it was read already, and stays up to date. Without an incident it rests. */
  async follow(state: IncidentState | undefined): Promise<void> {
    if (state !== undefined && this.keyOf(state) === this.about) {
      this.looked = state;
      return;
    }
    await this.refresh(state);
  }

  /** Nobody looks: nothing is watched. */
  rest(): void {
    this.running?.abort();
    this.watch.stop();
    this.about = undefined;
    this.looked = undefined;
  }

  async refresh(state: IncidentState | undefined): Promise<void> {
    this.rest();
    if (state === undefined) {
      this.show({ kind: 'idle' });
      return;
    }
    this.about = this.keyOf(state);
    this.looked = state;
    const running = new AbortController();
    this.running = running;
    if (this.shown.kind !== 'read' || this.shown.incident !== state.incident.id) {
      this.show({ kind: 'reading' });
    }
    try {
      const view = await this.look(state, running.signal);
      if (running.signal.aborted) return;
      this.show(view);
      if (view.kind === 'read' && isOngoing(state.incident)) {
        this.watch.start(view.sources, () => void this.refresh(state));
      }
    } catch (error) {
      if (running.signal.aborted) return;
      this.deps.onFailure(error);
      this.show({ kind: 'empty', why: 'failed' });
    }
  }

  private async look(state: IncidentState, signal: AbortSignal): Promise<LogsModelView> {
    const { home } = state;
    if (home.folder === undefined) return { kind: 'empty', why: 'no-folder' };
    if (!this.deps.isTrusted()) return { kind: 'empty', why: 'untrusted' };
    const sources = await this.deps.sources.of(home, signal);
    if (sources.length === 0) {
      const candidates = await this.deps.sources.suggestions(home);
      return { kind: 'empty', why: candidates.length > 0 ? 'candidates' : 'no-sources' };
    }
    const window = this.windowOf(state, await this.deps.deploys.soon(state, signal));
    if (!signal.aborted) this.about = window.key;
    return this.read(state, { window, sources, signal });
  }

  private windowOf(state: IncidentState, lastDeploy = this.deps.deploys.known(state)): ChosenWindow {
    return windowOf(state, this.deps.now(), lastDeploy);
  }

  private keyOf(state: IncidentState): string {
    return this.windowOf(state).key;
  }

  private isFresh(key: string): boolean {
    const { found } = this;
    if (found?.key !== key) return false;
    return found.upTo === undefined || this.deps.now() - found.upTo < freshMs;
  }

  /** A command is never run unasked: only files are read here. */
  private async read(state: IncidentState, { window, sources, signal }: ReadRequest): Promise<LogsRead> {
    const { readWindow } = await import('../../logs/read/merged.ts');
    const { span, reason, key } = window;
    const { incident } = state;
    const document = await readWindow({ sources, span, signal, maxBytes: 1 });
    const { kinds, estimate, firstError } = await kindsIn({ sources, span, signal });
    if (!signal.aborted) {
      const upTo = incident.resolvedAt === undefined ? span.to : undefined;
      this.found = { key, evidence: evidenceIn(document, kinds, span), upTo };
    }
    const offered = reason.kind === 'start' ? undefined : firstError;
    return {
      kind: 'read',
      incident: incident.id,
      sources,
      window: document,
      reason,
      kinds,
      estimate,
      offered,
    };
  }

  private show(view: LogsModelView): void {
    this.shown = view;
    this.changed.fire(view);
  }
}
