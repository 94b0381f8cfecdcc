import type { Current } from '../../session/current.ts';
import { Disposable } from '../../session/disposable.ts';
import type { Incidents } from '../../session/incidents.ts';
import type { PromiseClock } from '../../session/promiseClock.ts';

export interface RefreshSources {
  readonly incidents: Pick<Incidents, 'all' | 'onDidChange' | 'onDidTouch'>;
  readonly current: Pick<Current, 'onDidChange'>;
  readonly clock: Pick<PromiseClock, 'onTick'>;
}

export interface RefreshSteps {
  /** Looks up what the rows of an incident need beside its journal. */
  readonly gather: (id: string) => Promise<void>;
  /** Makes the rows again from what is known now. */
  readonly show: () => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * When the tree of incidents is made anew. Whatever one event sets off (the state, the current incident, the clock) is
 * coalesced into one refresh, and the gathering is single flight: requests that come meanwhile share the next one.
 */
export class IncidentRefresh extends Disposable {
  private readonly wanted = new Set<string>();
  private running: Promise<void> | undefined;

  constructor(
    private readonly sources: RefreshSources,
    private readonly steps: RefreshSteps,
  ) {
    super();
    this.own(sources.incidents.onDidChange((id) => this.request([id])));
    this.own(sources.incidents.onDidTouch((id) => this.request([id])));
    this.own(sources.current.onDidChange(() => this.request([])));
    this.own(sources.clock.onTick(() => this.request([])));
  }

  /** Every incident is gathered again. */
  requestAll(): void {
    this.request(this.sources.incidents.all().map(({ incident }) => incident.id));
  }

  /** Settles once all that was asked for until now is shown. */
  async settled(): Promise<void> {
    await this.running;
  }

  private request(ids: readonly string[]): void {
    for (const id of ids) this.wanted.add(id);
    this.running ??= this.run().finally(() => (this.running = undefined));
  }

  private async run(): Promise<void> {
    do {
      // A microtask: the rest of what the same event sets off joins this round.
      await Promise.resolve();
      const ids = [...this.wanted];
      this.wanted.clear();
      await Promise.all(ids.map((id) => this.steps.gather(id).catch(this.steps.onFailure)));
      if (this.isDisposed) return;
      try {
        this.steps.show();
      } catch (error) {
        this.steps.onFailure(error);
      }
    } while (this.wanted.size > 0);
  }
}
