import { iso, stateOf, type ActionContext } from './context.ts';
import { openPromise } from './openPromise.ts';

export interface NextUpdate {
  readonly to: string;
  /** ms since the epoch. */
  readonly due: number;
  readonly reason?: string;
}

/** Promises the next update. An outstanding promise to the same client gets a new time; where it was overdue it stays late. */
export async function promiseUpdate(context: ActionContext, id: string, next: NextUpdate): Promise<void> {
  const replaced = openPromise(stateOf(context, id).incident, next.to);
  if (replaced?.due === next.due && replaced.to === next.to) return;
  await context.incidents.record(id, {
    event: 'update-promised',
    to: next.to,
    due: iso(next.due),
    ...(replaced ? { replaces: replaced.id } : {}),
    ...(next.reason ? { reason: next.reason } : {}),
  });
}
