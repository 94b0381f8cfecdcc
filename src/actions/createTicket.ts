import { ulid } from 'ulid';
import type { CreatedTicket } from '../delivery/tracker.ts';
import type { TicketSource, TicketType } from '../writing/documents/ticket.ts';
import { stateOf, type ActionContext } from './context.ts';
import { openTracker } from './trackers.ts';

export const followUpTypes: readonly TicketType[] = ['prevent', 'detect', 'mitigate', 'process'];

export interface FollowUp {
  readonly title: string;
  readonly type: TicketType;
  readonly source?: TicketSource;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/**
 * Makes a follow-up ticket in the tracker that is chosen; a crash in between never makes two.
 * Returns where it is, undefined where the journal has it without a place. Throws what kept it from being made, or left it unclear whether it was.
 */
export async function createTicket(
  context: ActionContext,
  id: string,
  followUp: FollowUp,
): Promise<CreatedTicket | undefined> {
  const state = stateOf(context, id);
  const [{ settleTicket }, tracker] = await Promise.all([
    import('../delivery/outbox.ts'),
    openTracker(context, state, context.trackers.chosen),
  ]);
  const { title, type, source, body, signal } = followUp;
  const outcome = await settleTicket(
    {
      ticket: ulid(context.now()),
      title,
      type,
      labels: ['incident', ...(state.incident.severity ? [state.incident.severity] : [])],
      source,
      status: 'open',
      body: body ?? '',
    },
    {
      incident: state.incident,
      tracker,
      record: (draft) => context.incidents.record(id, draft),
    },
    signal,
  );
  if (outcome.kind === 'unknown') throw outcome.error;
  return outcome.ticket;
}
