import { isInternal } from '../incident/messageKinds.ts';
import { outstandingTo } from '../incident/promises.ts';
import { iso, stateOf, type ActionContext } from './context.ts';
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
  /** When the message says that the next update comes, ms since the epoch; a time that has passed promises nothing. */
  readonly next?: number;
  /** Rules of the review whose findings the person knew of and sent it all the same. */
  readonly knownFindings?: readonly string[];
}

/**
 * Records what a person says was sent or told, and the promise that it makes. Which promises it keeps is told by
 * `replay`: every outstanding one to that client, unless it is a question or only repeats the time that they were
 * promised. What stays among ourselves neither keeps nor makes a promise.
 */
export async function recordSent(context: ActionContext, id: string, message: SentMessage): Promise<void> {
  const { next: named, knownFindings = [], ...sent } = message;
  const mayPromise = !isInternal(message.kind) && named !== undefined && named > context.now();
  const next = mayPromise ? named : undefined;
  const isPromised =
    next !== undefined &&
    outstandingTo(stateOf(context, id).incident, message.to).some(({ due }) => due === next);
  await context.incidents.record(id, {
    event: 'update-sent',
    ...sent,
    next: next === undefined ? null : iso(next),
    ...(knownFindings.length === 0 ? {} : { knownFindings: [...knownFindings] }),
  });
  if (next !== undefined && !isPromised) await promiseUpdate(context, id, { to: message.to, due: next });
}
