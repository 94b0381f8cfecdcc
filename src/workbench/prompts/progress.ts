import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';

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

/** How long a task may take before its progress is shown, ms: a notification that flashes up helps nobody. */
const patienceMs = 700;

/**
 * Runs a task. Where it takes longer than a moment, its progress is shown with a cancel button that aborts the signal.
 * @throws vscode.CancellationError where the task fails because it was cancelled
 */
export async function cancellable<Result>(
  title: string,
  task: (signal: AbortSignal, report: (message: string) => void) => Promise<Result>,
): Promise<Result> {
  const abort = new AbortController();
  let message: string | undefined;
  let show = (text: string): void => {
    message = text;
  };
  const running = task(abort.signal, (text) => show(text));
  const finished = running.then(
    () => true,
    () => true,
  );
  if (await Promise.race([finished, delay(patienceMs, false, { ref: false })])) return running;
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const listening = token.onCancellationRequested(() => abort.abort());
      show = (text) => progress.report({ message: text });
      if (message !== undefined) show(message);
      try {
        return await running;
      } catch (error) {
        throw abort.signal.aborted ? new vscode.CancellationError() : error;
      } finally {
        listening.dispose();
      }
    },
  );
}
