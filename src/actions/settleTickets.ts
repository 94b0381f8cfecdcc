import { stateOf, type ActionContext } from './context.ts';
import { openTracker } from './trackers.ts';

/**
 * Finishes tickets that a crash left pending, each in the tracker it was begun in: finds the ones that were made, makes
 * the others. Throws an AggregateError of what kept some from being settled, once the others are.
 */
export async function settleTickets(context: ActionContext, id: string): Promise<void> {
  const state = stateOf(context, id);
  if (!state.incident.tickets.some(({ pending }) => pending)) return;
  const [{ settlePending }, { defaultTracker }] = await Promise.all([
    import('../delivery/outbox.ts'),
    import('../delivery/trackers.ts'),
  ]);
  const outcomes = await settlePending(
    {
      incident: state.incident,
      openTracker: (name) => openTracker(context, state, name ?? defaultTracker),
      record: (draft) => context.incidents.record(id, draft),
    },
    new AbortController().signal,
  );
  const errors = [...outcomes.values()].flatMap((outcome) =>
    outcome.kind === 'unknown' ? [outcome.error] : [],
  );
  if (errors.length > 0) throw new AggregateError(errors, 'tickets that are not settled');
}
