import type * as vscode from 'vscode';

/** A task for `withProgress` whose cancel button aborts a signal. */
export function withSignal<Result>(
  task: (
    signal: AbortSignal,
    progress: vscode.Progress<{ message?: string; increment?: number }>,
  ) => Promise<Result>,
): (
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
) => Promise<Result> {
  return async (progress, token) => {
    const abort = new AbortController();
    const listening = token.onCancellationRequested(() => abort.abort());
    try {
      return await task(abort.signal, progress);
    } finally {
      listening.dispose();
    }
  };
}
