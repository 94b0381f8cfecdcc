import * as vscode from 'vscode';
import type { Current } from '../session/current.ts';
import { Disposable, type Disposes } from '../session/disposable.ts';
import type { Homes } from '../session/homes.ts';
import type { Incidents } from '../session/incidents.ts';
import { IncidentKeys } from './contextKeys.ts';
import type { Services } from './services.ts';
import { GitContent } from './documents/gitContent.ts';
import { loadStrings } from './language.ts';
import { Commands } from './registerCommands.ts';
import type { HostServices } from './hostServices.ts';
import { watchFiles } from './watching.ts';

export interface LazyActivationParts {
  readonly host: HostServices;
  readonly incidents: Incidents;
  readonly homes: Homes;
  readonly current: Current;
}

/** Loads the code of the services; what it gives puts them together. */
export type LoadServices = () => Promise<() => Disposes & { readonly services: Services }>;

/**
 * What is there from activation on: the commands, and an eye on the stores of this window. The services, with everything
 * that people see, comes with the first incident, the first command or the first change to the team's files.
 */
export class LazyActivation extends Disposable {
  private opening: Promise<Services> | undefined;
  private readonly emptyView = this.own(
    vscode.window.registerTreeDataProvider<never>('sitrep.incidents', {
      getChildren: () => [],
      getTreeItem: (row) => row,
    }),
  );

  constructor(
    private readonly parts: LazyActivationParts,
    private readonly load: LoadServices,
  ) {
    super();
    const { incidents, host } = parts;
    const open = (): Promise<Services> => this.open();
    this.own(new Commands(open, host.log, host.commandTitle));
    this.own(new GitContent(open));
    this.own(new IncidentKeys(parts));
    this.own(incidents.onDidChange(() => incidents.all().length > 0 && this.inBackground(open())));
    this.own(watchFiles('**/.sitrep/**', () => this.inBackground(open())));
    this.own(vscode.workspace.onDidChangeWorkspaceFolders(() => this.inBackground(this.findHomes())));
    this.inBackground(this.findHomes());
  }

  /** The services, opened with the first call. */
  private open(): Promise<Services> {
    this.opening ??= this.openOnce().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  /** Views come once our strings are there, so that nothing is shown in two languages. */
  private async openOnce(): Promise<Services> {
    const [make] = await Promise.all([this.load(), loadStrings(this.parts.host.readMedia)]);
    // VS Code knows one provider of rows for a view.
    this.emptyView.dispose();
    return this.own(make()).services;
  }

  /** A failure that nobody waits for goes to the log. */
  private inBackground(task: Promise<unknown>): void {
    task.catch(this.parts.host.report('activation'));
  }

  private findHomes(): Promise<void> {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    return this.parts.homes.find(folders.map(({ uri }) => uri.fsPath));
  }
}
