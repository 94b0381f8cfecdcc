import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { Disposable, Replaceable, type Disposes } from '../session/disposable.ts';
import type { Homes } from '../session/homes.ts';
import { watchFiles } from './watching.ts';

/** Their folder, too: where it is deleted as a whole nobody tells of the files. */
const teamFiles = '{.sitrep,.sitrep/*.yaml}';

/** Reads a folder's file again. */
export type ReadAgain = (folder: string) => Promise<void>;

/**
 * The one watcher of the team's files: in the workspace, and at the top of a repository of which only a folder below
 * is open. A saved file is read again by the reader of its name; templates of messages are read whenever one is written.
 */
export class TeamFileWatch extends Disposable {
  private readonly outside = this.own(new Replaceable<Disposes>());

  constructor(
    private readonly homes: Homes,
    private readonly readers: Readonly<Record<string, ReadAgain>>,
    private readonly onFailure: (error: unknown) => void,
  ) {
    super();
    this.own(watchFiles(`**/${teamFiles}`, (path) => this.saved(path)));
    this.own(homes.onDidFind(() => this.watchOutside()));
    this.watchOutside();
  }

  private watchOutside(): void {
    const tops = this.homes.all.flatMap(({ folder }) =>
      folder === undefined || isInWorkspace(folder) ? [] : [vscode.Uri.file(folder)],
    );
    const watchers = tops.map((top) =>
      watchFiles(new vscode.RelativePattern(top, teamFiles), (path) => this.saved(path)),
    );
    this.outside.value = vscode.Disposable.from(...watchers);
  }

  private saved(path: string): void {
    if (basename(path) !== '.sitrep') this.read(basename(path), dirname(dirname(path)));
    else if (!existsSync(path)) for (const name of Object.keys(this.readers)) this.read(name, dirname(path));
  }

  private read(name: string, folder: string): void {
    this.readers[name]?.(folder).catch(this.onFailure);
  }
}

function isInWorkspace(folder: string): boolean {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder)) !== undefined;
}
