import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { readyDraft } from '../prompts/draft.ts';

/** Copies what the client would read, for a mail with its subject. Only a person knows that it was sent. */
export async function run(services: Services): Promise<void> {
  const draft = await readyDraft(services);
  if (draft === undefined) return;
  await vscode.env.clipboard.writeText(draft.toCopy);
  const subject = plain(draft.header.subject ?? '', 60);
  const copied =
    draft.toCopy === draft.body
      ? l10n.t('Copied the message without a subject.')
      : l10n.t('Copied the subject “{0}” and the message.', subject);
  vscode.window.setStatusBarMessage(`${copied} ${l10n.t('Once it is sent, use “Mark as Sent”.')}`, 8_000);
}
