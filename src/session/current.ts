import { Disposable } from './disposable.ts';
import { Emitter } from './emitter.ts';
import type { Incidents, IncidentState } from './incidents.ts';
import { openIncidentsOfMine } from './attention.ts';

/** Where a window remembers its current incident. */
export interface CurrentMemory {
  get(): string | undefined;
  set(id: string | undefined): void;
}

/** The incident that commands and views of this window are about. */
export class Current extends Disposable {
  private readonly changed = this.own(new Emitter<IncidentState | undefined>());
  private shown: IncidentState | undefined;

  /** Fires when another incident becomes current and when the current one changes. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly incidents: Incidents,
    private readonly memory: CurrentMemory,
  ) {
    super();
    this.own(incidents.onDidChange(() => this.update()));
  }

  get state(): IncidentState | undefined {
    return this.shown;
  }

  choose(id: string): void {
    this.memory.set(id);
    this.update();
  }

  private update(): void {
    const next = this.incidents.get(this.memory.get()) ?? this.onlyOneOfMine();
    if (next === this.shown) return;
    this.shown = next;
    this.changed.fire(next);
  }

  /** With one open incident of mine there is nothing to choose. */
  private onlyOneOfMine(): IncidentState | undefined {
    const mine = openIncidentsOfMine(this.incidents);
    return mine.length === 1 ? mine[0] : undefined;
  }
}
