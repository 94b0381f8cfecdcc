interface ClientMessage {
  /** Asks the client something: alone it is no update. */
  readonly isQuestion?: true;
  /** Its letter ends with the time of the next update while the work goes on. The others name none. */
  readonly namesNextUpdate?: true;
}

/** What a message to the client is for. The order is the usual order of a conversation. */
const toClient = {
  acknowledgement: { namesNextUpdate: true },
  'say-it-back': { isQuestion: true, namesNextUpdate: true },
  'clarifying-questions': { isQuestion: true, namesNextUpdate: true },
  'retry-invitation': { isQuestion: true },
  progress: { namesNextUpdate: true },
  'cause-and-plan': { namesNextUpdate: true },
  'road-block': { namesNextUpdate: true },
  'changed-estimate': { namesNextUpdate: true },
  'new-contact': { namesNextUpdate: true },
  resolved: {},
  apology: { namesNextUpdate: true },
  'follow-up': { namesNextUpdate: true },
} as const satisfies Readonly<Record<string, ClientMessage>>;

export type ClientKind = keyof typeof toClient;
export type InternalKind = (typeof internalKinds)[number];
export type MessageKind = ClientKind | InternalKind;

const clientMessages: ReadonlyMap<string, ClientMessage> = new Map(Object.entries(toClient));

export const clientKinds = Object.keys(toClient).filter(isClientKind);

/** They go to colleagues and tell the client nothing. */
export const internalKinds = ['team-notice', 'escalation', 'handover-notice', 'debrief'] as const;

export const messageKinds: readonly MessageKind[] = [...clientKinds, ...internalKinds];

function isClientKind(kind: string): kind is ClientKind {
  return clientMessages.has(kind);
}

/** Takes any text, as a journal may name a kind of a newer version. */
export function isInternal(kind: string): kind is InternalKind {
  return internalKinds.some((internal) => internal === kind);
}

export function isQuestion(kind: string): boolean {
  return clientMessages.get(kind)?.isQuestion ?? false;
}

/** Whether letters of this kind name the time of the next update while the work goes on. */
export function namesNextUpdate(kind: string): boolean {
  return clientMessages.get(kind)?.namesNextUpdate ?? false;
}

export function isMessageKind(text: string): text is MessageKind {
  return isClientKind(text) || isInternal(text);
}
