import * as vscode from 'vscode';
import { Disposable } from '../../session/disposable.ts';

export const plannedScheme = 'sitrep-planned';

/** Never used twice: a document that is still open would go on showing the earlier text. */
let planned = 0;

/** Its name and what stands left and right of the comparison; undefined where there is nothing. */
export type PlannedRow = readonly [name: vscode.Uri, before: vscode.Uri | undefined, after: vscode.Uri];

/** Texts that are shown before they are written. */
export class PlannedContent extends Disposable implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly titles = new Set<string>();

  constructor() {
    super();
    this.own(vscode.workspace.registerTextDocumentContentProvider(plannedScheme, this));
  }

  /** A read-only document with this text; `path` gives its name and language. */
  uriOf(path: string, text: string): vscode.Uri {
    planned += 1;
    const uri = vscode.Uri.from({ scheme: plannedScheme, path, query: String(planned) });
    this.texts.set(uri.toString(), text);
    return uri;
  }

  /** Opens one tab with all of it. */
  async show(title: string, rows: readonly PlannedRow[]): Promise<void> {
    this.titles.add(title);
    await vscode.commands.executeCommand('vscode.changes', title, rows);
  }

  /** Once the person has answered, what was planned is nothing to look at any more. */
  async close(): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    // The API knows no input of its own for a comparison of several files, so that its title has to do: VS Code adds
    // the number of files to it.
    const isOurs = (label: string): boolean => this.titles.has(label.replace(/ \([^()]*\)$/, ''));
    const shown = tabs.filter(({ label, input }) => isOurs(label) && !isFile(input));
    await vscode.window.tabGroups.close(shown, true);
    this.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }
}

function isFile(input: unknown): boolean {
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputTextDiff;
}
