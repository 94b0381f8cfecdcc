import type { ActionContext } from './context.ts';

/** Where the incident stands now. `words` say how it was ended, or why it began again. */
export type StatusChange =
  | { readonly event: 'mitigated' | 'resolved'; readonly words?: string }
  | { readonly event: 'reopened'; readonly words?: string }
  | { readonly event: 'closed' };

export async function changeStatus(context: ActionContext, id: string, change: StatusChange): Promise<void> {
  switch (change.event) {
    case 'mitigated':
    case 'resolved':
      await context.incidents.record(id, {
        event: change.event,
        ...(change.words ? { how: change.words } : {}),
      });
      return;
    case 'reopened':
      await context.incidents.record(id, {
        event: 'reopened',
        ...(change.words ? { reason: change.words } : {}),
      });
      return;
    case 'closed':
      await context.incidents.record(id, { event: 'closed' });
  }
}
