import { ulid } from 'ulid';
import { stateOf, type ActionContext } from './context.ts';

/** Finishes tickets that a crash left pending: finds the ones that were made, makes the others. */
export async function settleTickets(context: ActionContext, id: string): Promise<void> {
  const state = stateOf(context, id);
  if (!state.incident.tickets.some(({ pending }) => pending)) return;
  const [{ settlePending }, { fileTracker }] = await Promise.all([
    import('../delivery/outbox.ts'),
    import('../delivery/fileTracker.ts'),
  ]);
  await settlePending(
    {
      incident: state.incident,
      tracker: fileTracker(state.folder, state.incident, ulid),
      record: (draft) => context.incidents.record(id, draft),
    },
    new AbortController().signal,
  );
}
