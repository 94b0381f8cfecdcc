import * as vscode from 'vscode';
import type { Configs } from '../session/configs.ts';
import { countdown } from '../session/countdown.ts';
import { Disposable } from '../session/disposable.ts';
import type { Homes } from '../session/homes.ts';
import type { IncidentState } from '../session/incidents.ts';
import type { PromiseClock, SetTimer } from '../session/promiseClock.ts';
import { acknowledgeWithin } from './acknowledgeWithin.ts';
import type { Services } from './services.ts';
import { Problems } from './documents/problems.ts';
import { TemplateProblems } from './documents/templateProblems.ts';
import { loadStrings } from './language.ts';
import { Notifier } from './notifier.ts';
import { StatusBar } from './statusBar.ts';
import { statusLook } from './statusLook.ts';
import { TeamFileWatch } from './teamFileWatch.ts';
import { IncidentsView } from './views/incidentsView.ts';

export interface WorkbenchParts {
  readonly clock: PromiseClock;
  readonly configs: Configs;
  readonly setTimer: SetTimer;
  readonly homes: Homes;
}

/** Everything that people see, put together with the first incident. */
export class Workbench extends Disposable {
  private readonly finished = new Set<string>();
  private views: Promise<Disposable> | undefined;

  constructor(
    private readonly services: Services,
    private readonly parts: WorkbenchParts,
  ) {
    super();
    const { clock, configs, homes } = parts;
    this.own(new Problems(services, [configs, services.playbooks]));
    this.own(new TemplateProblems(services));
    this.own(new IncidentsView(services, clock));
    this.own(new Notifier(services, clock, services.globalRoot));
    const statusBar = this.own(new StatusBar());
    this.own(clock.onTick(() => statusBar.show(this.statusLook())));
    this.own(services.current.onDidChange((state) => this.turnTo(state, statusBar)));
    this.own(configs.onDidRead(() => clock.wake()));
    this.own(
      new TeamFileWatch(
        homes,
        {
          'config.yaml': (folder) => configs.readAgain(folder),
          'playbook.yaml': (folder) => services.playbooks.readAgain(folder),
        },
        services.report('team files'),
      ),
    );
    this.own(vscode.workspace.onDidGrantWorkspaceTrust(() => configs.forget()));
    this.own(vscode.window.onDidChangeWindowState(({ focused }) => focused && clock.wake()));
    this.own(
      vscode.workspace.onDidChangeConfiguration(
        (change) => change.affectsConfiguration('sitrep') && this.inBackground(this.settingsChanged()),
      ),
    );
    this.readTeamFiles();
    clock.wake();
    this.turnTo(services.current.state, statusBar);
  }

  private turnTo(state: IncidentState | undefined, statusBar: StatusBar): void {
    statusBar.show(this.statusLook());
    this.inBackground(this.work(state));
  }

  /** A failure that nobody waits for goes to the log. */
  private inBackground(task: Promise<void>): void {
    task.catch((error: unknown) => this.services.log.error(`workbench: ${String(error)}`));
  }

  private statusLook(): ReturnType<typeof statusLook> {
    if (!vscode.workspace.getConfiguration('sitrep').get<boolean>('statusBar.show', true)) return undefined;
    const { incidents, current, times } = this.services;
    const now = this.services.now();
    const config = (state: IncidentState) => this.parts.configs.known(state.home);
    return statusLook(
      countdown(incidents, now, (state) => acknowledgeWithin(config(state))),
      {
        times,
        now,
        config,
        current: current.state?.incident.title,
      },
    );
  }

  /** Loads what an incident needs with the first one, and finishes what a crash left. */
  private async work(state: IncidentState | undefined): Promise<void> {
    if (state === undefined) return;
    this.views ??= import('./incidentViews.ts').then(({ IncidentViews }) =>
      this.own(new IncidentViews(this.services, this.parts.setTimer)),
    );
    await this.views;
    if (this.finished.has(state.incident.id)) return;
    this.finished.add(state.incident.id);
    await this.finish(state).catch(this.services.report(state.incident.id));
  }

  /** What a crash may have left: tickets half made, worktrees of a proof. */
  private async finish({ incident, home }: IncidentState): Promise<void> {
    if (incident.tickets.some(({ pending }) => pending)) {
      const { settleTickets } = await import('../actions/settleTickets.ts');
      await settleTickets(this.services, incident.id);
    }
    if (incident.proofSteps.length === 0) return;
    const found = await this.services.repositories.all(home);
    if ('unavailable' in found) return;
    const { sweepProofs } = await import('../actions/sweepProofs.ts');
    for (const { repository } of found.places)
      await sweepProofs({ repository, worktrees: this.services.globalRoot, now: Date.now });
  }

  /** At once, so that what is wrong in them shows while they are written. */
  private readTeamFiles(): void {
    for (const home of this.services.homes()) void this.services.configOf(home);
  }

  /** Language, zone and log files are settings, too: everything is shown anew. */
  private async settingsChanged(): Promise<void> {
    await loadStrings(this.services.readMedia);
    this.services.playbooks.forget();
    this.parts.configs.forget();
  }
}
