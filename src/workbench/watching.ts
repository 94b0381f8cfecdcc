import * as vscode from 'vscode';

/** Watches a folder and what is below it, in or outside the workspace. */
export function watchFolder(folder: string, listener: (path: string) => void): vscode.Disposable {
  return watchFiles(new vscode.RelativePattern(vscode.Uri.file(folder), '**'), listener);
}

/** Watches the files that a pattern names; a plain string is looked for in the workspace. */
export function watchFiles(pattern: vscode.GlobPattern, listener: (path: string) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  const tell = (uri: vscode.Uri): void => listener(uri.fsPath);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(tell),
    watcher.onDidCreate(tell),
    watcher.onDidDelete(tell),
  );
}
