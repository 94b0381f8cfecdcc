import * as vscode from 'vscode';
import type { Disposes } from '../session/disposable.ts';

/** Watches a folder and what is below it, in or outside the workspace. */
export function watchFolderTree(folder: string, listener: (path: string) => void): vscode.Disposable {
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

/** Watches what a pattern names for being created and deleted only. */
export function watchComingAndGoing(
  pattern: vscode.GlobPattern,
  listener: (path: string) => void,
): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true);
  const tell = (uri: vscode.Uri): void => listener(uri.fsPath);
  return vscode.Disposable.from(watcher, watcher.onDidCreate(tell), watcher.onDidDelete(tell));
}

export interface WatchFailure {
  readonly report: (error: unknown) => void;
  /** Called whenever the person returns to the window, since nothing tells of changes any more. */
  readonly look: () => void;
}

/** Watches by `watch`, and gets by where that fails, as where the system has no watch left. */
export function watchOrLook(
  watch: (onFailure: (error: unknown) => void) => Disposes,
  { report, look }: WatchFailure,
): Disposes {
  let returns: Disposes | undefined;
  const watcher = watch((error) => {
    report(error);
    returns ??= vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) look();
    });
  });
  return {
    dispose: () => {
      watcher.dispose();
      returns?.dispose();
    },
  };
}
