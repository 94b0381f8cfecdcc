import { ulid } from 'ulid';
import type { TicketSource, TicketType } from '../writing/documents/ticket.ts';
import { stateOf, type ActionContext } from './context.ts';

export const followUpTypes: readonly TicketType[] = ['prevent', 'detect', 'mitigate', 'process'];

export interface FollowUp {
  readonly title: string;
  readonly type: TicketType;
  readonly source?: TicketSource;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/**
 * Makes a follow-up ticket as a Markdown file of the incident; a crash in between never makes two.
 * Returns its path in the incident's folder. Throws what kept it from being made.
 */
export async function createTicket(context: ActionContext, id: string, followUp: FollowUp): Promise<string> {
  const state = stateOf(context, id);
  const [{ settleTicket }, { fileTracker }] = await Promise.all([
    import('../delivery/outbox.ts'),
    import('../delivery/fileTracker.ts'),
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
      tracker: fileTracker(state.folder, state.incident, ulid),
      record: (draft) => context.incidents.record(id, draft),
    },
    signal,
  );
  if (outcome.kind === 'unknown') throw outcome.error;
  if (outcome.ticket.file === undefined) throw new Error('the ticket has no file');
  return outcome.ticket.file;
}
