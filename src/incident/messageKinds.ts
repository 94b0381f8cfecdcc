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
  'new-contact',
  'resolved',
  'apology',
  'follow-up',
] as const;

/** They go to colleagues and tell the client nothing. */
export const internalKinds = ['team-notice', 'escalation', 'handover-notice', 'debrief'] as const;

/** They ask the client something: alone they are no update. */
const questionKinds = ['say-it-back', 'clarifying-questions', 'retry-invitation'] as const;

export const messageKinds = [...clientKinds, ...internalKinds] as const;

export type ClientKind = (typeof clientKinds)[number];
export type InternalKind = (typeof internalKinds)[number];
export type MessageKind = ClientKind | InternalKind;

/** Takes any text, as a journal may name a kind of a newer version. */
export function isInternal(kind: string): kind is InternalKind {
  return (internalKinds as readonly string[]).includes(kind);
}

export function isQuestion(kind: string): boolean {
  return (questionKinds as readonly string[]).includes(kind);
}

export function isMessageKind(text: string): text is MessageKind {
  return (messageKinds as readonly string[]).includes(text);
}
