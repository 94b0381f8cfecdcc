import type { EventDraft } from '../incident/events.ts';
import type { Incident, Ticket } from '../incident/incident.ts';
import { ticketTypes, type TicketDraft } from '../writing/documents/ticket.ts';
import type { CreatedTicket, NamedTracker } from './tracker.ts';

export type TicketOutcome =
  | { readonly kind: 'created' | 'found'; readonly ticket: CreatedTicket }
  /** `ticket` is undefined where the journal, edited by hand, doesn't say where it is. */
  | { readonly kind: 'recorded-before'; readonly ticket: CreatedTicket | undefined }
  /** It may or may not have been made. Settling it again looks first. */
  | { readonly kind: 'unknown'; readonly error: unknown };

export interface TicketOutbox {
  /** As it is now, for what its journal says of the ticket. */
  readonly incident: Incident;
  readonly tracker: NamedTracker;
  /** Appends to the incident's journal; durable when it resolves. */
  readonly record: (draft: EventDraft) => Promise<unknown>;
}

/** Tickets that are being settled in this process, by the id of the ticket. */
const inFlight = new Map<string, Promise<TicketOutcome>>();

/**
 * Makes a ticket once, whatever happens in between: `ticket-pending` is on disk before the tracker is asked, and where
 * it already was (a crash, an unclear answer), the tracker is searched before it is asked again.
 * Rejects only where the journal can't be written or the search fails; nothing was made then.
 */
export function settleTicket(
  draft: TicketDraft,
  outbox: TicketOutbox,
  signal: AbortSignal,
): Promise<TicketOutcome> {
  const running = inFlight.get(draft.ticket);
  if (running !== undefined) return running;
  const settled = settle(draft, outbox, signal).finally(() => inFlight.delete(draft.ticket));
  inFlight.set(draft.ticket, settled);
  return settled;
}

export interface PendingOutbox extends Omit<TicketOutbox, 'tracker'> {
  /** The tracker of the name in the journal, which may have none. Rejects where it isn't known. */
  readonly openTracker: (name: string | undefined) => Promise<NamedTracker>;
}

/**
 * Settles every ticket that the journal has as pending and that isn't being made in this process, each in the tracker it
 * was begun in: what a crash left. The others are made though one fails, and one whose tracker isn't known stays
 * pending, as making it elsewhere could make it twice.
 * What a person wrote as the text of such a ticket is lost if it was not made; the journal has only its title.
 */
export async function settlePending(
  { incident, record, openTracker }: PendingOutbox,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, TicketOutcome>> {
  const outcomes = new Map<string, TicketOutcome>();
  for (const { ticket, title, type, pending, tracker: begunIn } of incident.tickets) {
    if (!pending || inFlight.has(ticket)) continue;
    const known = ticketTypes.find((name) => name === type) ?? 'process';
    const draft = {
      ticket,
      title,
      type: known,
      labels: [],
      source: undefined,
      status: 'open',
      body: '',
    } as const;
    const settled = openTracker(begunIn).then((tracker) =>
      settleTicket(draft, { incident, tracker, record }, signal),
    );
    outcomes.set(ticket, await settled.catch((error: unknown) => ({ kind: 'unknown', error })));
  }
  return outcomes;
}

async function settle(
  draft: TicketDraft,
  { incident, tracker, record }: TicketOutbox,
  signal: AbortSignal,
): Promise<TicketOutcome> {
  const known = incident.tickets.find(({ ticket }) => ticket === draft.ticket);
  if (known !== undefined && !known.pending) {
    return { kind: 'recorded-before', ticket: placeOf(known) };
  }
  const { ticket, title, type } = draft;
  if (known === undefined) {
    signal.throwIfAborted();
    await record({ event: 'ticket-pending', ticket, title, type, tracker: tracker.id });
  } else {
    const found = await tracker.find(ticket, signal);
    if (found !== undefined) {
      await record({ event: 'ticket-created', ticket, title, type, ...found });
      return { kind: 'found', ticket: found };
    }
  }
  return create(draft, tracker, record, signal);
}

async function create(
  draft: TicketDraft,
  tracker: NamedTracker,
  record: TicketOutbox['record'],
  signal: AbortSignal,
): Promise<TicketOutcome> {
  let created: CreatedTicket;
  try {
    created = await tracker.create(draft, signal);
  } catch (error) {
    return { kind: 'unknown', error };
  }
  const { ticket, title, type } = draft;
  await record({ event: 'ticket-created', ticket, title, type, ...created });
  return { kind: 'created', ticket: created };
}

function placeOf({ file, url }: Pick<Ticket, 'file' | 'url'>): CreatedTicket | undefined {
  if (url !== undefined) return { url };
  return file === undefined ? undefined : { file };
}
