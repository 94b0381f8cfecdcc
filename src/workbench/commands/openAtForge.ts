import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { chooseSuspect } from '../prompts/suspect.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const chosen = await chooseSuspect(services, argument, l10n.t('Open Commit on the Web'));
  if (chosen === undefined) return;
  const { suspect, repository } = chosen;
  const url = await services.repositories.forgeUrl(repository.clone.remote, suspect.commit.sha);
  if (url === undefined) {
    await vscode.window.showInformationMessage(
      l10n.t('No web address is known for this repository’s remote.'),
    );
    return;
  }
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
