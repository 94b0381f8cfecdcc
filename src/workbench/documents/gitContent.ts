import * as vscode from 'vscode';
import { Disposable } from '../../session/disposable.ts';
import type { Desk } from '../desk.ts';

export const gitScheme = 'sitrep-git';

interface GitPlace {
  readonly home: string;
  readonly sha: string;
  readonly path: string;
}

/** A file as it was in a commit, as a read-only document. */
export function gitUri(place: GitPlace): vscode.Uri {
  return vscode.Uri.from({ scheme: gitScheme, path: `/${place.path}`, query: JSON.stringify(place) });
}

/** Serves files as git has them; a document that can't be had is empty and the log says why. */
export class GitContent extends Disposable implements vscode.TextDocumentContentProvider {
  constructor(private readonly desk: Desk) {
    super();
    this.own(vscode.workspace.registerTextDocumentContentProvider(gitScheme, this));
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const place = JSON.parse(uri.query) as GitPlace;
    const home = this.desk.homes().find(({ store }) => store.root === place.home);
    if (home === undefined) return '';
    return this.desk.investigation.textAt(home, place.sha, place.path);
  }
}
