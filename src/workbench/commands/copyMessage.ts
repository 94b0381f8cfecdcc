import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Desk } from '../desk.ts';
import { readyDraft } from '../prompts/draft.ts';

/** Copies what the client would read. Copying records nothing: only a person knows that it was sent. */
export async function run(desk: Desk): Promise<void> {
  const draft = await readyDraft(desk);
  if (draft === undefined) return;
  await vscode.env.clipboard.writeText(draft.body);
  vscode.window.setStatusBarMessage(l10n.t('Message copied. Once it is sent, use “Mark as Sent”.'), 5_000);
}
