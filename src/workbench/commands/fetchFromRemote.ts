import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Desk } from '../desk.ts';
import { chooseIncident } from '../prompts/incident.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const outcome = await vscode.window.withProgress(
    { location: { viewId: 'sitrep.suspects' }, title: l10n.t('Fetching from the remote') },
    () => desk.investigation.fetch(state.home),
  );
  if (outcome.ok) {
    await desk.investigation.refresh(state);
    return;
  }
  desk.log.warn(`fetch: ${outcome.detail}`);
  const showLog = l10n.t('Show Log');
  const picked = await vscode.window.showWarningMessage(
    l10n.t('The remote could not be reached. What you see is as of the last fetch.'),
    showLog,
  );
  if (picked === showLog) desk.log.show();
}
