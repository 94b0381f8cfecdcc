import type { Status } from '../incident/incident.ts';
import { outstanding } from '../incident/promises.ts';
import { stateOf, type ActionContext } from './context.ts';

/** Where the incident stands now. `words` say how it was ended, or why it began again. */
export type StatusChange =
  | { readonly event: 'mitigated' | 'resolved'; readonly words?: string }
  | { readonly event: 'reopened'; readonly words?: string }
  /** `untold` says why a client was not told first that it is resolved. */
  | { readonly event: 'closed'; readonly untold?: string };

/** From which states each change leads somewhere. */
const possible: Readonly<Record<StatusChange['event'], readonly Status[]>> = {
  mitigated: ['open'],
  resolved: ['open', 'mitigated'],
  reopened: ['resolved', 'closed'],
  closed: ['open', 'mitigated', 'resolved'],
};

/** Records the change, unless somebody else made it while a person was still asked for the words. */
export async function changeStatus(context: ActionContext, id: string, change: StatusChange): Promise<void> {
  if (!possible[change.event].includes(stateOf(context, id).incident.status)) return;
  switch (change.event) {
    case 'mitigated':
    case 'resolved':
      await context.incidents.record(id, {
        event: change.event,
        ...(change.words ? { how: change.words } : {}),
        ...(change.event === 'resolved' ? { owed: owedIn(context, id) } : {}),
      });
      return;
    case 'reopened':
      await context.incidents.record(id, {
        event: 'reopened',
        ...(change.words ? { reason: change.words } : {}),
      });
      return;
    case 'closed':
      await context.incidents.record(id, {
        event: 'closed',
        owed: owedIn(context, id),
        ...(change.untold ? { untold: change.untold } : {}),
      });
  }
}

/** Ids of the promises that still wait for a message: the change ends none of them. */
export function owedIn(context: Pick<ActionContext, 'incidents'>, id: string): string[] {
  return outstanding(stateOf(context, id).incident).map((promise) => promise.id);
}
