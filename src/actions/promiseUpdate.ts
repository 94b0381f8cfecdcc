import { outstandingTo } from '../incident/promises.ts';
import { iso, stateOf, type ActionContext } from './context.ts';

export interface UpdateToPromise {
  /** Key of the client; empty where none is named yet. */
  readonly to: string;
  /** ms since the epoch. */
  readonly due: number;
  readonly reason?: string;
}

/** Promises the next update. What was promised before stays owed; the same time again is not recorded twice. */
export async function promiseUpdate(
  context: ActionContext,
  id: string,
  next: UpdateToPromise,
): Promise<void> {
  const known = outstandingTo(stateOf(context, id).incident, next.to);
  if (known.some(({ due }) => due === next.due)) return;
  await context.incidents.record(id, {
    event: 'update-promised',
    to: next.to,
    due: iso(next.due),
    ...(next.reason ? { reason: next.reason } : {}),
  });
}

/** Takes a promise back: it counts as broken. */
export async function takeBackPromise(
  context: ActionContext,
  id: string,
  { promise, reason }: { readonly promise: string; readonly reason: string },
): Promise<void> {
  await context.incidents.record(id, { event: 'promise-taken-back', promise, reason });
}
