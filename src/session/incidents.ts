import type { EventDraft, JournalEvent, KnownEvent } from '../incident/events.ts';
import type { Incident } from '../incident/incident.ts';
import { replay } from '../incident/replay.ts';
import { isOwed } from '../incident/status.ts';
import type { JournalStore } from '../journal/journal.ts';
import type { JournalProblem } from '../journal/problems.ts';
import { Disposable, type Disposes } from './disposable.ts';
import { Emitter } from './emitter.ts';
import type { Home } from './openStores.ts';

/** An incident as this window knows it: replayed, with where it came from. */
export interface IncidentState {
  readonly incident: Incident;
  readonly events: readonly JournalEvent[];
  readonly problems: readonly JournalProblem[];
  readonly home: Home;
  /** Absolute path of the incident's folder. */
  readonly folder: string;
}

export interface IncidentsDeps {
  /**
   * Watches one store; the callback names the incident in whose folder something changed, or none for "look again", and
   * says whether nothing but its journal did.
   */
  readonly watch: (
    store: JournalStore,
    onChange: (incident: string | undefined, onlyJournal?: boolean) => void,
  ) => Disposes;
  /** Told about journals that couldn't be read at all: what was thrown, or a JournalFailure. */
  readonly onFailure: (incident: string, error: unknown) => void;
}

/** The incident that something was to be recorded for was deleted, or its folder moved. */
export class IncidentGoneError extends Error {
  override readonly name = 'IncidentGoneError';

  constructor(readonly incident: string) {
    super(`no incident ${incident}`);
  }
}

/** Every incident of every store that belongs to this window. The only way a journal is written or read by the rest. */
export class Incidents extends Disposable {
  private readonly states = new Map<string, IncidentState>();
  private readonly homes = new Map<string, { home: Home; watching: Disposes }>();
  private readonly reading = new Map<string, Promise<void>>();
  private readonly changed = this.own(new Emitter<string>());
  private loaded = false;

  private readonly touched = this.own(new Emitter<string>());

  /** Names the incident whose state changed. */
  readonly onDidChange = this.changed.event;
  /** Names the incident in whose folder a file beside the journal changed, or may have. */
  readonly onDidTouch = this.touched.event;

  constructor(private readonly deps: IncidentsDeps) {
    super();
  }

  /** True once every store was read; before that an empty list means nothing. */
  get isLoaded(): boolean {
    return this.loaded;
  }

  /** Open ones first, newest first. */
  all(): readonly IncidentState[] {
    return [...this.states.values()].sort(
      (a, b) => rank(a.incident) - rank(b.incident) || b.incident.openedAt - a.incident.openedAt,
    );
  }

  get(id: string | undefined): IncidentState | undefined {
    return id === undefined ? undefined : this.states.get(id);
  }

  /** Takes up the homes of this window and reads what is in them. Those that are gone are let go. */
  async useHomes(homes: readonly Home[]): Promise<void> {
    const wanted = new Map(homes.map((home) => [home.store.root, home]));
    for (const [root, held] of this.homes) {
      if (wanted.get(root)?.folder === held.home.folder && wanted.has(root)) continue;
      held.watching.dispose();
      this.homes.delete(root);
      this.forget((state) => state.home.store.root === root);
    }
    const added = homes.filter((home) => !this.homes.has(home.store.root));
    for (const home of added) {
      const watching = this.deps.watch(home.store, (incident, onlyJournal = false) => {
        if (incident !== undefined && !onlyJournal) this.touched.fire(incident);
        void (incident === undefined ? this.readHome(home) : this.read(home, incident));
      });
      this.homes.set(home.store.root, { home, watching });
    }
    await Promise.all(added.map((home) => this.readHome(home)));
    this.loaded = true;
    this.changed.fire('');
  }

  /** Opens an incident; its first event is on disk when this returns. Throws JournalError. */
  async create(home: Home, draft: Extract<EventDraft, { event: 'opened' }>): Promise<IncidentState> {
    const { incident } = await home.store.create(draft);
    await this.read(home, incident);
    const state = this.states.get(incident);
    if (state === undefined) throw new IncidentGoneError(incident);
    return state;
  }

  /** Records one event; it is on disk when this returns, and the state holds it. Throws JournalError and IncidentGoneError. */
  async record(id: string, draft: EventDraft): Promise<KnownEvent> {
    const state = this.states.get(id);
    if (state === undefined) throw new IncidentGoneError(id);
    const event = await state.home.store.append(id, draft);
    const latest = this.states.get(id) ?? state;
    if (!latest.events.some((known) => known.id === event.id)) {
      this.put({ ...latest, ...rebuild(id, [...latest.events, event]) });
    }
    return event;
  }

  override dispose(): void {
    for (const { watching } of this.homes.values()) watching.dispose();
    this.homes.clear();
    super.dispose();
  }

  private async readHome(home: Home): Promise<void> {
    // One that is made while we look is not in the list and must not be forgotten.
    const before = new Set(this.states.keys());
    const ids = await home.store.list();
    await Promise.all(ids.map((id) => this.read(home, id)));
    const present = new Set(ids);
    this.forget(
      ({ home: { store }, incident: { id } }) =>
        store.root === home.store.root && before.has(id) && !present.has(id),
    );
  }

  /** One reading of a journal at a time; a change meanwhile is read after it. */
  private async read(home: Home, id: string): Promise<void> {
    const before = this.reading.get(id) ?? Promise.resolve();
    const now = before.then(() => this.readOnce(home, id));
    this.reading.set(id, now);
    await now;
    if (this.reading.get(id) === now) this.reading.delete(id);
  }

  private async readOnce(home: Home, id: string): Promise<void> {
    try {
      const { events, problems, failure } = await home.store.read(id);
      if (this.isDisposed) return;
      if (failure !== undefined && failure !== 'missing') {
        // It is still there: what was known of it stays.
        this.deps.onFailure(id, failure);
        return;
      }
      if (events.length === 0 && problems.length === 0) {
        this.forget((state) => state.incident.id === id);
        return;
      }
      if (!this.isNews(id, events, problems)) return;
      this.put({ home, folder: home.store.folder(id), problems, ...rebuild(id, events) });
    } catch (error) {
      this.deps.onFailure(id, error);
    }
  }

  /** The watcher also reports our own appends; those changed the state already. */
  private isNews(id: string, events: readonly JournalEvent[], problems: readonly JournalProblem[]): boolean {
    const known = this.states.get(id);
    if (known === undefined) return true;
    return JSON.stringify([known.events, known.problems]) !== JSON.stringify([events, problems]);
  }

  private put(state: IncidentState): void {
    this.states.set(state.incident.id, state);
    this.changed.fire(state.incident.id);
  }

  private forget(gone: (state: IncidentState) => boolean): void {
    for (const [id, state] of this.states) {
      if (!gone(state)) continue;
      this.states.delete(id);
      this.changed.fire(id);
    }
  }
}

/** One that is closed while a client waits for a word stands among the open ones. */
function rank(incident: Incident): number {
  if (isOwed(incident)) return 0;
  return { open: 0, mitigated: 0, resolved: 1, closed: 2 }[incident.status];
}

function rebuild(id: string, events: readonly JournalEvent[]): Pick<IncidentState, 'incident' | 'events'> {
  return { events, incident: replay(id, events) };
}
