import * as l10n from '@vscode/l10n';
import { offerKinds } from '../../actions/offerKinds.ts';
import type { MessageKind } from '../../incident/messageKinds.ts';
import type { Incident } from '../../incident/incident.ts';
import { messageKind } from '../words.ts';
import { askOne } from './ask.ts';

/** What kind of message: the one that comes next is first. */
export function askKind(incident: Incident, title: string): Promise<MessageKind | undefined> {
  const { next, toClient, amongUs } = offerKinds(incident);
  return askOne<MessageKind>({
    title,
    placeholder: l10n.t('What is it about?'),
    choices: [
      { label: messageKind(next), description: l10n.t('comes next'), value: next },
      ...toClient.map((value) => ({ label: messageKind(value), value })),
      ...amongUs.map((value) => ({
        label: messageKind(value),
        description: l10n.t('internal'),
        value,
      })),
    ],
  });
}
