import * as l10n from '@vscode/l10n';
import { isMessageKind, type MessageKind } from '../../incident/messageKinds.ts';

/** The kind of a message inside a sentence; one of a newer version as it was recorded. */
export function kindWord(kind: string): string {
  return isMessageKind(kind) ? kindWords()[kind] : kind;
}

/** How a message went out, inside a sentence; a way that a person named stays as it is. */
export function channelWord(channel: string): string {
  switch (channel) {
    case 'mail':
      return l10n.t('mail');
    case 'chat':
      return l10n.t('chat');
    case 'phone':
      return l10n.t('phone');
    default:
      return channel;
  }
}

function kindWords(): Readonly<Record<MessageKind, string>> {
  return {
    acknowledgement: l10n.t('acknowledgement'),
    'say-it-back': l10n.t('what we understood'),
    'clarifying-questions': l10n.t('questions'),
    'retry-invitation': l10n.t('invitation to retry'),
    progress: l10n.t('progress'),
    'cause-and-plan': l10n.t('cause and plan'),
    'road-block': l10n.t('road-block'),
    'changed-estimate': l10n.t('changed estimate'),
    'new-contact': l10n.t('new contact'),
    resolved: l10n.t('resolution'),
    apology: l10n.t('apology'),
    'follow-up': l10n.t('follow-up'),
    'team-notice': l10n.t('notice to the team'),
    escalation: l10n.t('escalation'),
    'handover-notice': l10n.t('handover notice'),
    debrief: l10n.t('debrief'),
  };
}
