import * as l10n from '@vscode/l10n';
import { askOne, askText } from './ask.ts';
import { required } from './start.ts';

/** How a message went out. */
export async function askChannel(title: string): Promise<string | undefined> {
  const picked = await askOne<string>({
    title,
    placeholder: l10n.t('How was it sent?'),
    choices: [
      { label: `$(mail) ${l10n.t('Mail')}`, value: 'mail' },
      { label: `$(comment-discussion) ${l10n.t('Chat')}`, value: 'chat' },
      { label: `$(call-outgoing) ${l10n.t('Phone')}`, value: 'phone' },
      { label: l10n.t('Another way…'), value: '' },
    ],
  });
  return picked === '' ? askText({ title, prompt: l10n.t('How was it sent?'), check: required }) : picked;
}
