import * as vscode from 'vscode';
import type { Current } from '../session/current.ts';
import { Disposable, type Disposes } from '../session/disposable.ts';
import type { Homes } from '../session/homes.ts';
import type { Incidents } from '../session/incidents.ts';
import { IncidentKeys } from './contextKeys.ts';
import type { Desk } from './desk.ts';
import { GitContent } from './documents/gitContent.ts';
import { loadStrings } from './language.ts';
import { Commands } from './registerCommands.ts';
import type { Surroundings } from './surroundings.ts';
import { watchFiles } from './watching.ts';

export interface StandbyParts {
  readonly surroundings: Surroundings;
  readonly incidents: Incidents;
  readonly homes: Homes;
  readonly current: Current;
}

/** Loads the desk's code; what it gives puts the desk together. */
export type LoadDesk = () => Promise<() => Disposes & { readonly desk: Desk }>;

/**
 * What is there from activation on: the commands, and an eye on the stores of this window. The desk, with everything
 * that people see, comes with the first incident, the first command or the first change to the team's files.
 */
export class Standby extends Disposable {
  private opening: Promise<Desk> | undefined;
  private readonly emptyView = this.own(
    vscode.window.registerTreeDataProvider<never>('sitrep.incidents', {
      getChildren: () => [],
      getTreeItem: (row) => row,
    }),
  );

  constructor(
    private readonly parts: StandbyParts,
    private readonly load: LoadDesk,
  ) {
    super();
    const { incidents, surroundings } = parts;
    const open = (): Promise<Desk> => this.open();
    this.own(new Commands(open, surroundings.log, surroundings.commandTitle));
    this.own(new GitContent(open));
    this.own(new IncidentKeys(parts));
    this.own(incidents.onDidChange(() => incidents.all().length > 0 && this.inBackground(open())));
    this.own(watchFiles('**/.sitrep/**', () => this.inBackground(open())));
    this.own(vscode.workspace.onDidChangeWorkspaceFolders(() => this.inBackground(this.findHomes())));
    this.inBackground(this.findHomes());
  }

  /** The desk, opened with the first call. */
  private open(): Promise<Desk> {
    this.opening ??= this.openOnce().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  /** Views come once our strings are there, so that nothing is shown in two languages. */
  private async openOnce(): Promise<Desk> {
    const [make] = await Promise.all([this.load(), loadStrings(this.parts.surroundings.readMedia)]);
    // VS Code knows one provider of rows for a view.
    this.emptyView.dispose();
    return this.own(make()).desk;
  }

  /** A failure that nobody waits for goes to the log. */
  private inBackground(task: Promise<unknown>): void {
    task.catch(this.parts.surroundings.report('standby'));
  }

  private findHomes(): Promise<void> {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    return this.parts.homes.find(folders.map(({ uri }) => uri.fsPath));
  }
}
