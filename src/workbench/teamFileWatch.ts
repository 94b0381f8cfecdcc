import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { Disposable, Replaceable, type Disposes } from '../session/disposable.ts';
import type { Homes } from '../session/homes.ts';
import { watchComingAndGoing, watchFiles } from './watching.ts';

const teamFiles = '.sitrep/*.yaml';
/** Where their folder comes or goes as a whole, as with a checkout, nobody may tell of the files. */
const teamFolder = '.sitrep';

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
    this.own(this.watchBelow((pattern) => `**/${pattern}`));
    this.own(homes.onDidFind(() => this.watchOutside()));
    this.watchOutside();
  }

  private watchOutside(): void {
    const tops = this.homes.all.flatMap(({ folder }) =>
      folder === undefined || isInWorkspace(folder) ? [] : [vscode.Uri.file(folder)],
    );
    const watchers = tops.map((top) =>
      this.watchBelow((pattern) => new vscode.RelativePattern(top, pattern)),
    );
    this.outside.value = vscode.Disposable.from(...watchers);
  }

  private watchBelow(patternOf: (pattern: string) => vscode.GlobPattern): vscode.Disposable {
    return vscode.Disposable.from(
      watchFiles(patternOf(teamFiles), (path) => this.read(basename(path), dirname(dirname(path)))),
      watchComingAndGoing(patternOf(teamFolder), (path) => this.readAll(dirname(path))),
    );
  }

  private readAll(folder: string): void {
    for (const name of Object.keys(this.readers)) this.read(name, folder);
  }

  private read(name: string, folder: string): void {
    this.readers[name]?.(folder).catch(this.onFailure);
  }
}

function isInWorkspace(folder: string): boolean {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder)) !== undefined;
}
