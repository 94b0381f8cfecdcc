import * as l10n from '@vscode/l10n';
import type { Incident, Status } from '../incident/incident.ts';
import { isMessageKind, type MessageKind } from '../incident/messageKinds.ts';
import { isOwed } from '../incident/status.ts';
import type { Config } from '../config/config.ts';
import { detectorWord } from '../writing/documents/detectorWord.ts';

export function statusWord(status: Status): string {
  switch (status) {
    case 'open':
      return l10n.t('open');
    case 'mitigated':
      return l10n.t('mitigated');
    case 'resolved':
      return l10n.t('resolved');
    case 'closed':
      return l10n.t('closed');
  }
}

/** Where an incident stands; one that is over while a client still waits for an update says so. */
export function standingWord(incident: Incident): string {
  if (isOwed(incident) && incident.status === 'resolved') return l10n.t('resolved, client not told');
  if (isOwed(incident) && incident.status === 'closed') return l10n.t('closed, client not told');
  return statusWord(incident.status);
}

/** The name the team gave a client, else the key under which it was recorded. */
export function clientName(key: string, config: Config | undefined): string {
  if (key === '') return l10n.t('the client');
  return config?.clients.find((client) => client.key === key)?.name ?? key;
}

export function severityWord(incident: Incident): string {
  return incident.severity ?? l10n.t('no severity yet');
}

/** The name of a question of the intake series. */
export function detailName(field: string): string {
  switch (field) {
    case 'client':
      return l10n.t('Client');
    case 'caller':
      return l10n.t('Who is calling');
    case 'usual-contact':
      return l10n.t('Their usual contact with us');
    case 'what-happens':
      return l10n.t('What happens');
    case 'expected':
      return l10n.t('What they expected');
    case 'started':
      return l10n.t('Since when');
    case 'where':
      return l10n.t('Which page, file or account');
    case 'affected':
      return l10n.t('Who and how many are affected');
    case 'business-stopped':
      return l10n.t('Is a critical part of the business stopped');
    case 'time-sensitive':
      return l10n.t('Is it time-sensitive, what is a reasonable time');
    case 'fixed-means':
      return l10n.t('What “fixed” looks like to them');
    case 'steps':
      return l10n.t('Steps to reproduce');
    case 'reach':
      return l10n.t('How to reach them');
    case 'anything-else':
      return l10n.t('Anything else');
    case 'reported':
      return l10n.t('Reported at');
    case 'detected':
      return l10n.t('Detected at');
    case 'detected-by':
      return l10n.t('Noticed first by');
    case 'private':
      return l10n.t('Private');
    case 'cause':
      return l10n.t('Cause');
    case 'plan':
      return l10n.t('Plan');
    case 'impact':
      return l10n.t('Impact');
    case 'data-lost':
      return l10n.t('Data lost or wrong');
    case 'usual-contact-told':
      return l10n.t('Their usual contact was told');
    case 'started-source':
      return l10n.t('Where the start comes from');
    default:
      return field;
  }
}

/** Answers that are an instant (ISO 8601), not words. */
export function isTimeField(field: string): boolean {
  return field === 'started' || field === 'reported' || field === 'detected';
}

/** An answer as a person reads it; what a person typed stays as it is. Instants are for the caller to word. */
export function answerWord(field: string, value: string): string {
  if (field === 'private') return value === 'true' ? l10n.t('yes') : l10n.t('no');
  if (field === 'started-source') return value === 'logs' ? l10n.t('our logs') : l10n.t('a person');
  return field === 'detected-by' ? detectorWord(value) : value;
}

/** The kind of a message, as it stands in lists; one of a newer version as it was recorded. */
export function messageKind(kind: string): string {
  return isMessageKind(kind) ? messageKindNames()[kind] : kind;
}

function messageKindNames(): Readonly<Record<MessageKind, string>> {
  return {
    acknowledgement: l10n.t('Acknowledgement'),
    'clarifying-questions': l10n.t('Clarifying questions'),
    'say-it-back': l10n.t('What we understood'),
    progress: l10n.t('Progress'),
    'cause-and-plan': l10n.t('Cause and plan'),
    'road-block': l10n.t('Road-block'),
    'changed-estimate': l10n.t('Changed estimate'),
    'new-contact': l10n.t('New contact'),
    resolved: l10n.t('Resolved'),
    'follow-up': l10n.t('Follow-up'),
    apology: l10n.t('Apology'),
    'retry-invitation': l10n.t('Invitation to retry'),
    'team-notice': l10n.t('Notice to the team'),
    escalation: l10n.t('Escalation'),
    'handover-notice': l10n.t('Notice of the handover'),
    debrief: l10n.t('Debrief for the usual contact'),
  };
}

/** How a message went out; a way that a person named stays as it is. */
export function channelName(channel: string): string {
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

/** The sentence of a severity: our own ones in the reader's language, the team's as it wrote it. */
export function severitySentence(description: string): string {
  switch (description) {
    case 'The client cannot do their business, or data is at risk.':
      return l10n.t('The client cannot do their business, or data is at risk.');
    case 'An important part is broken for many, and there is no good way around it.':
      return l10n.t('An important part is broken for many, and there is no good way around it.');
    case 'Something is broken for some, or there is a way around it.':
      return l10n.t('Something is broken for some, or there is a way around it.');
    case 'A nuisance: the work goes on, and it can wait for office hours.':
      return l10n.t('A nuisance: the work goes on, and it can wait for office hours.');
    default:
      return description;
  }
}
