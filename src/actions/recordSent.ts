import { insideKinds } from '../incident/events.ts';
import { stateOf, type ActionContext } from './context.ts';
import { openPromise } from './openPromise.ts';
import { promiseUpdate } from './promiseUpdate.ts';

export interface SentMessage {
  /** Key of the client, or a name of ours. */
  readonly to: string;
  readonly kind: string;
  /** How: mail, chat, phone. */
  readonly channel: string;
  readonly text: string;
  /** The draft's path in the incident's folder. */
  readonly file?: string;
  /** When the next update comes, ms since the epoch; a time that has passed promises nothing. */
  readonly next?: number;
}

/**
 * Records what a person says was sent or told, and the promise that it makes. A message that only announces the
 * outstanding promise doesn't keep it; any other one to the client does, also one that names its time only after it
 * has passed. What stays among ourselves neither keeps nor makes a promise.
 */
export async function recordSent(context: ActionContext, id: string, message: SentMessage): Promise<void> {
  const { next: named, ...sent } = message;
  const isInside = insideKinds.has(message.kind);
  const next = isInside || named === undefined || named <= context.now() ? undefined : named;
  const open = isInside ? undefined : openPromise(stateOf(context, id).incident, message.to);
  const announces = isInside || (open !== undefined && open.due === next);
  await context.incidents.record(id, {
    event: 'update-sent',
    ...sent,
    ...(announces ? { promise: '' } : open ? { promise: open.id } : {}),
  });
  if (next !== undefined && !announces) await promiseUpdate(context, id, { to: message.to, due: next });
}
