import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { chooseSuspect } from '../prompts/suspect.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const chosen = await chooseSuspect(services, argument, l10n.t('Copy Commit Hash'));
  if (chosen) await vscode.env.clipboard.writeText(chosen.suspect.commit.sha);
}
