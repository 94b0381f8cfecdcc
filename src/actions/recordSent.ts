import { outstanding } from '../incident/promises.ts';
import { stateOf, type ActionContext } from './context.ts';
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
  /** When the next update comes, ms since the epoch. */
  readonly next?: number;
}

/**
 * Records what a person says was sent or told, and the promise that it makes. A message that only announces the
 * outstanding promise doesn't keep it; any other one does.
 */
export async function recordSent(context: ActionContext, id: string, message: SentMessage): Promise<void> {
  const { next, ...sent } = message;
  const open = outstanding(stateOf(context, id).incident).find(({ to }) => to === message.to);
  const announces = open !== undefined && open.due === next;
  await context.incidents.record(id, {
    event: 'update-sent',
    ...sent,
    ...(announces ? { promise: '' } : open ? { promise: open.id } : {}),
  });
  if (next !== undefined && !announces) await promiseUpdate(context, id, { to: message.to, due: next });
}
