import { sep } from 'node:path';
import * as vscode from 'vscode';

/**
 * The workspace folder whose settings are about a home: the home's own, else the first one inside it, since a part
 * of a repository may be open. Undefined where there is none.
 */
export function settingsFolder(home: string): vscode.Uri | undefined {
  const uris = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  return (
    uris.find(({ fsPath }) => fsPath === home) ?? uris.find(({ fsPath }) => fsPath.startsWith(home + sep))
  );
}
