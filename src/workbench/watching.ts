import * as vscode from 'vscode';

/** Watches a folder and what is below it, in or outside the workspace. */
export function watchFolder(folder: string, listener: (path: string | undefined) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.file(folder), '**'),
  );
  const tell = (uri: vscode.Uri): void => listener(uri.fsPath);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(tell),
    watcher.onDidCreate(tell),
    watcher.onDidDelete(tell),
  );
}
