import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Language } from '../time/instants.ts';
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
  private readonly readings = new Map<string, Promise<Playbook>>();
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
    this.readings.clear();
    this.forgotten.fire();
  }

  /** The playbook of a home, read where it wasn't yet. */
  of(home: Pick<Home, 'folder'>): Promise<Playbook> {
    return this.readings.get(this.keyOf(home)) ?? this.read(home);
  }

  /** Reads a folder's file again, since it was saved. Nobody is told where it still says the same. */
  async readAgain(folder: string): Promise<void> {
    const home = { folder };
    const before = await this.readings.get(this.keyOf(home));
    const reading = this.read(home);
    const after = await reading;
    if (this.readings.get(this.keyOf(home)) !== reading || isDeepStrictEqual(before, after)) return;
    this.forgotten.fire();
  }

  private keyOf({ folder }: Pick<Home, 'folder'>): string {
    return `${this.deps.language()} ${folder ?? ''}`;
  }

  private read(home: Pick<Home, 'folder'>): Promise<Playbook> {
    const key = this.keyOf(home);
    const reading: Promise<Playbook> = this.decoded(home, () => this.readings.get(key) === reading);
    this.readings.set(key, reading);
    reading.catch(() => {
      if (this.readings.get(key) === reading) this.readings.delete(key);
    });
    return reading;
  }

  private async decoded({ folder }: Pick<Home, 'folder'>, isLatest: () => boolean): Promise<Playbook> {
    const suffix = this.deps.language() === 'en' ? '' : `.${this.deps.language()}`;
    const builtIn =
      (await this.deps.readMedia(`playbooks/client-emergency${suffix}.yaml`)) ??
      (await this.deps.readMedia('playbooks/client-emergency.yaml')) ??
      '';
    const { readPlaybook, playbookPath } = await import('../config/readPlaybook.ts');
    const { playbook, problems } = await readPlaybook(folder, builtIn, 'client-emergency.yaml');
    if (folder !== undefined && isLatest()) this.found.fire({ file: join(folder, playbookPath), problems });
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
