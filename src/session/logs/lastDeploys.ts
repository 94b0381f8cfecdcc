import type { Config } from '../../config/config.ts';
import type { Deploy } from '../../git/history.ts';
import type { JointReport } from '../../suspects/jointReport.ts';
import { whatWasLive } from '../../suspects/candidates/live.ts';
import { Disposable, type Disposes } from '../disposable.ts';
import { Emitter, type Listen } from '../emitter.ts';
import type { IncidentState } from '../incidents.ts';
import { reportOf } from './logWindow.ts';
import type { Home } from '../openStores.ts';
import type { Repositories } from '../repositories.ts';
import { RepositorySearch } from '../repositorySearch.ts';

/** How long somebody who reads logs waits for git, ms. It mostly needs a fraction of that to list tags and notes. */
const patienceMs = 1_000;

/** The last deploy before an incident was reported. */
export interface DeployBefore {
  /** As far as is known now. */
  known(state: IncidentState): Deploy | undefined;
  /** The same once git was asked; it is waited for at most a second, and not at all where the start is known. */
  soon(state: IncidentState, signal: AbortSignal): Promise<Deploy | undefined>;
  /** Asks git anew the next time. */
  forget(): void;
  /** Names an incident about which something came to be known after it had been asked for. */
  readonly onDidLearn: Listen<string>;
}

export interface LastDeploysDeps {
  readonly repositories: Pick<Repositories, 'all'>;
  readonly isTrusted: () => boolean;
  readonly configOf: (home: Pick<Home, 'folder'>) => Promise<Config>;
  readonly setTimer: (callback: () => void, delay: number) => Disposes;
  readonly onFailure: (error: unknown) => void;
}

/** Deploys of one repository, with the environment that matters there. */
type Told = Pick<JointReport['repositories'][number], 'deploys' | 'environment'>;

/**
 * Knows deploys by asking git, and from the search for suspects, which also runs the commands that print some. Asks once an
 * incident and never runs a command of the team's file itself.
 */
export class LastDeploys extends Disposable implements DeployBefore {
  private readonly learned = this.own(new Emitter<string>());
  private readonly fromGit = new Map<string, readonly Told[]>();
  private readonly fromSearch = new Map<string, readonly Told[]>();
  private readonly asking = new Map<string, Promise<void>>();
  private running = new AbortController();

  readonly onDidLearn = this.learned.event;

  constructor(private readonly deps: LastDeploysDeps) {
    super();
    this.own({ dispose: () => this.running.abort() });
  }

  known(state: IncidentState): Deploy | undefined {
    const { id } = state.incident;
    const told = [...(this.fromGit.get(id) ?? []), ...(this.fromSearch.get(id) ?? [])];
    return told
      .flatMap(
        ({ deploys, environment }) => whatWasLive(deploys, environment, reportOf(state)).all.at(-1) ?? [],
      )
      .reduce<Deploy | undefined>((last, next) => (last && last.at >= next.at ? last : next), undefined);
  }

  async soon(state: IncidentState, signal: AbortSignal): Promise<Deploy | undefined> {
    if (state.incident.startedAt !== undefined || !this.deps.isTrusted()) return this.known(state);
    const asked = this.ask(state);
    if (!(await this.inTime(asked, signal))) void asked.then(() => this.tell(state));
    return this.known(state);
  }

  /** What the search for suspects found, by repository. */
  learn(state: IncidentState, told: readonly Told[]): void {
    const before = this.known(state);
    this.fromSearch.set(state.incident.id, told);
    if (this.known(state)?.at !== before?.at) this.tell(state);
  }

  forget(): void {
    this.running.abort();
    this.running = new AbortController();
    this.asking.clear();
  }

  private tell({ incident }: IncidentState): void {
    if (!this.isDisposed) this.learned.fire(incident.id);
  }

  /** Settles, never rejects. */
  private ask(state: IncidentState): Promise<void> {
    const { id } = state.incident;
    const { signal } = this.running;
    const asked =
      this.asking.get(id) ??
      this.read(state, signal).then(
        (told) => {
          if (!signal.aborted) this.fromGit.set(id, told);
        },
        (error: unknown) => {
          if (!signal.aborted) this.deps.onFailure(error);
        },
      );
    this.asking.set(id, asked);
    return asked;
  }

  private async read({ home }: IncidentState, signal: AbortSignal): Promise<readonly Told[]> {
    const found = await this.deps.repositories.all(home, signal);
    if ('unavailable' in found) return [];
    const { places } = found;
    const search = new RepositorySearch({
      places,
      home,
      configOf: this.deps.configOf,
      cache: new Map(),
      signal,
    });
    return search.deploys();
  }

  /** Whether it settled before patience ran out. */
  private inTime(asked: Promise<void>, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = this.deps.setTimer(() => end(false), patienceMs);
      const leave = (): void => end(false);
      const end = (isInTime: boolean): void => {
        timer.dispose();
        signal.removeEventListener('abort', leave);
        resolve(isInTime);
      };
      signal.addEventListener('abort', leave);
      if (signal.aborted) leave();
      void asked.then(() => end(true));
    });
  }
}
