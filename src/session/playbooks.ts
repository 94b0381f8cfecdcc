import { join } from 'node:path';
import type { Language } from '../incident/instants.ts';
import type { Incident } from '../incident/incident.ts';
import type { Playbook, PlaybookProgress } from '../incident/playbook.ts';
import type { ConfigProblem } from '../config/config.ts';
import { Disposable } from './disposable.ts';
import { Emitter } from './emitter.ts';
import type { IncidentState } from './incidents.ts';
import type { Home } from './openStores.ts';

export interface PlaybooksDeps {
  readonly readMedia: (path: string) => Promise<string | undefined>;
  readonly language: () => Language;
}

/** The practice as steps: the built-in playbook in the reader's language, with what the team changed in it. */
export class Playbooks extends Disposable {
  private readonly known = new Map<string, Promise<Playbook>>();
  private readonly found = this.own(
    new Emitter<{ readonly file: string; readonly problems: readonly ConfigProblem[] }>(),
  );

  private readonly forgotten = this.own(new Emitter<void>());

  readonly onDidForget = this.forgotten.event;

  /** Fires with the problems of a team's file each time it was read. */
  readonly onDidRead = this.found.event;

  constructor(private readonly deps: PlaybooksDeps) {
    super();
  }

  async progress(state: IncidentState): Promise<PlaybookProgress> {
    const [{ playbookProgress }, playbook] = await Promise.all([
      import('../incident/playbook.ts'),
      this.of(state.home),
    ]);
    return playbookProgress(playbook, state.incident);
  }

  /** Reads again when next asked. */
  forget(): void {
    this.known.clear();
    this.forgotten.fire();
  }

  /** The playbook of a home, read where it wasn't yet. */
  of(home: Home): Promise<Playbook> {
    const key = `${this.deps.language()} ${home.folder ?? ''}`;
    const known = this.known.get(key);
    if (known) return known;
    const reading: Promise<Playbook> = this.read(home, () => this.known.get(key) === reading);
    this.known.set(key, reading);
    reading.catch(() => {
      if (this.known.get(key) === reading) this.known.delete(key);
    });
    return reading;
  }

  private async read(home: Home, isLatest: () => boolean): Promise<Playbook> {
    const suffix = this.deps.language() === 'en' ? '' : `.${this.deps.language()}`;
    const builtIn =
      (await this.deps.readMedia(`playbooks/client-emergency${suffix}.yaml`)) ??
      (await this.deps.readMedia('playbooks/client-emergency.yaml')) ??
      '';
    const { readPlaybook, playbookPath } = await import('../config/readPlaybook.ts');
    const { playbook, problems } = await readPlaybook(home.folder, builtIn, 'client-emergency.yaml');
    if (home.folder !== undefined && isLatest())
      this.found.fire({ file: join(home.folder, playbookPath), problems });
    return playbook;
  }
}

/** How steps are called by their id: those added to an incident, those of a playbook; else the id itself. */
export function stepTitles(playbook: Playbook | undefined, incident: Incident): (id: string) => string {
  const titles = new Map<string, string>();
  for (const phase of playbook?.phases ?? []) {
    for (const { id, title } of phase.steps) titles.set(id, title);
  }
  for (const { step, title } of incident.addedSteps) titles.set(step, title);
  return (id) => titles.get(id) ?? id;
}
