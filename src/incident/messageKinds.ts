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

/** Their letters end with the time of the next update while the work goes on. The others name none. */
const promisingKinds = [
  'acknowledgement',
  'say-it-back',
  'clarifying-questions',
  'progress',
  'cause-and-plan',
  'road-block',
  'changed-estimate',
  'new-contact',
  'apology',
  'follow-up',
] as const satisfies readonly (typeof clientKinds)[number][];

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

/** Whether letters of this kind name the time of the next update while the work goes on. */
export function namesNextUpdate(kind: string): boolean {
  return (promisingKinds as readonly string[]).includes(kind);
}

export function isMessageKind(text: string): text is MessageKind {
  return (messageKinds as readonly string[]).includes(text);
}
