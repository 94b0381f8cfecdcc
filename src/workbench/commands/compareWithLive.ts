import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { openChanges } from '../documents/changes.ts';
import { chooseSuspect } from '../prompts/suspect.ts';

/** What the commit's files look like beside the version that was live when it began. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const chosen = await chooseSuspect(services, argument, l10n.t('Compare with What Was Live'));
  if (chosen === undefined) return;
  const { suspect, repository } = chosen;
  const live = repository.live?.sha;
  if (live === undefined) {
    await vscode.window.showInformationMessage(
      l10n.t('Nothing marks what was live, so there is nothing to compare with.'),
    );
    return;
  }
  await openChanges(services, suspect.folder, {
    title: `${suspect.commit.sha.slice(0, 8)} ↔ ${repository.live?.name ?? live.slice(0, 8)}`,
    before: suspect.commit.sha,
    after: live,
    ...(suspect.paths === undefined ? {} : { only: suspect.paths }),
    same: l10n.t('What was live has these files just as this commit left them.'),
  });
}
