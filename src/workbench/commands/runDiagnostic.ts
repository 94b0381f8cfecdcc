import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { runDiagnostic } from '../../actions/runDiagnostic.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { required } from '../prompts/start.ts';
import { withSignal } from '../prompts/progress.ts';

/** A health check or a look into the database: what it prints is kept as evidence. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  if (!services.isTrusted()) {
    await vscode.commands.executeCommand('workbench.trust.manage');
    return;
  }
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const title = l10n.t('Run a Diagnostic');
  const command = await askText({
    title,
    prompt: l10n.t('The command to run in this folder. What it prints is kept as evidence.'),
    check: required,
  });
  if (!command) return;
  const label = await askText({
    title,
    prompt: l10n.t('What does it show? One line for the timeline.'),
    value: command,
  });
  if (!label) return;
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: plain(l10n.t('Running {0}', command), 80),
      cancellable: true,
    },
    withSignal((signal) => runDiagnostic(services, state.incident.id, { command, label, signal })),
  );
  if (result) await services.documents.open(state, result.file);
}
