import * as l10n from '@vscode/l10n';
import type { MessageKind } from '../../writing/messages/kinds.ts';
import type { Incident } from '../../incident/incident.ts';
import { messageKind } from '../words.ts';
import { askOne } from './ask.ts';

const toClient: readonly MessageKind[] = [
  'acknowledgement',
  'clarifying-questions',
  'progress',
  'cause-and-plan',
  'road-block',
  'changed-estimate',
  'resolved',
  'follow-up',
  'apology',
  'retry-invitation',
];
const amongUs: readonly MessageKind[] = ['team-notice', 'escalation', 'handover-notice'];

export function isAmongUs(kind: MessageKind): boolean {
  return amongUs.includes(kind);
}

/** What kind of message: the one that comes next is first. */
export function askKind(incident: Incident, title: string): Promise<MessageKind | undefined> {
  const next = likely(incident);
  const rest = toClient.filter((kind) => kind !== next);
  return askOne<MessageKind>({
    title,
    placeholder: l10n.t('What is it about?'),
    choices: [
      { label: messageKind(next), description: l10n.t('comes next'), value: next },
      ...rest.map((value) => ({ label: messageKind(value), value })),
      ...amongUs.map((value) => ({
        label: messageKind(value),
        description: l10n.t('among ourselves'),
        value,
      })),
    ],
  });
}

function likely(incident: Incident): MessageKind {
  const sent = new Set(incident.updates.map(({ kind }) => kind));
  if (incident.status === 'resolved' || incident.status === 'closed')
    return sent.has('resolved') ? 'follow-up' : 'resolved';
  if (!sent.has('acknowledgement')) return 'acknowledgement';
  return incident.details.has('cause') && !sent.has('cause-and-plan') ? 'cause-and-plan' : 'progress';
}
