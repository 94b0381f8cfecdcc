import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { mailFor } from '../../actions/reviewDraft.ts';
import type { Services } from '../services.ts';
import { readyDraft } from '../prompts/draft.ts';

/** Opens the person's own mail program with the message in it. Nothing is sent from here and nothing recorded. */
export async function run(services: Services): Promise<void> {
  const draft = await readyDraft(services);
  if (draft === undefined) return;
  const config = await services.configOf(draft.state.home);
  const address = config.clients.find(({ key }) => key === draft.header.to)?.email ?? '';
  const { url, complete } = await mailFor(draft, address);
  if (!complete) {
    await vscode.env.clipboard.writeText(draft.body);
    await vscode.window.showInformationMessage(
      l10n.t('The message is too long for a mail link, so it was copied. Paste it into the mail.'),
    );
  }
  // A `Uri` would be written anew on its way, and a message cut at its first & or #; as text it stays as it is.
  await vscode.env.openExternal(url as unknown as vscode.Uri);
}
