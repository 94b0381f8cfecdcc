import type { ActionContext } from './context.ts';

export interface Confirmation {
  readonly to: string;
  readonly words?: string;
  readonly satisfied?: boolean;
  /** Why the client was not told first that it is resolved. */
  readonly untold?: string;
}

/** Records that the client says it works again, in their words. */
export async function confirmWithClient(
  context: ActionContext,
  id: string,
  confirmation: Confirmation,
): Promise<void> {
  await context.incidents.record(id, { event: 'client-confirmed', ...confirmation });
}
