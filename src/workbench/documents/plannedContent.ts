import * as vscode from 'vscode';
import { Disposable } from '../../session/disposable.ts';

export const plannedScheme = 'sitrep-planned';

/** Never used twice: a document that is still open would go on showing the earlier text. */
let planned = 0;

/** Texts that are shown before they are written. */
export class PlannedContent extends Disposable implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();

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

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }
}
