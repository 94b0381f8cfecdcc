/** What a message is for. The order is the usual order of a conversation. */
export const clientKinds = [
  'acknowledgement',
  'say-it-back',
  'clarifying-questions',
  'retry-invitation',
  'progress',
  'cause-and-plan',
  'road-block',
  'changed-estimate',
  'resolved',
  'apology',
  'follow-up',
] as const;

export const internalKinds = ['team-notice', 'escalation', 'handover-notice'] as const;

export const messageKinds = [...clientKinds, ...internalKinds] as const;

export type ClientKind = (typeof clientKinds)[number];
export type InternalKind = (typeof internalKinds)[number];
export type MessageKind = ClientKind | InternalKind;

export function isInternal(kind: MessageKind): kind is InternalKind {
  return (internalKinds as readonly string[]).includes(kind);
}

export function isMessageKind(text: string): text is MessageKind {
  return (messageKinds as readonly string[]).includes(text);
}
