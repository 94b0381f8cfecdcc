import { basename } from 'node:path';
import * as vscode from 'vscode';
import { StoreWatch } from './storeWatch.ts';

/** Names of the folders that hold incidents: in a git directory, and in the extension's storage. */
const stores = new Set(['sitrep', 'incidents']);

/** Watches a folder and what is below it, in or outside the workspace. */
export function watchFolder(folder: string, listener: (path: string | undefined) => void): vscode.Disposable {
  const watcher = watchFiles(new vscode.RelativePattern(vscode.Uri.file(folder), '**'), listener);
  return stores.has(basename(folder))
    ? vscode.Disposable.from(watcher, new StoreWatch(folder, listener))
    : watcher;
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
