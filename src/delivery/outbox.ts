import type { EventDraft } from '../incident/events.ts';
import type { Incident } from '../incident/incident.ts';
import { ticketTypes, type TicketDraft } from '../writing/documents/ticket.ts';

/** A message that a person has seen as it is and told to send. */
export interface OutgoingMessage {
  /** Key of the client, or who inside is told. */
  readonly to: string;
  /** Address in the terms of the channel. */
  readonly address: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
}

/** `handed-over`: given to another program (a mail client), so that only a person knows whether it was sent. */
export type Delivery =
  | { readonly kind: 'delivered'; readonly reference: string | undefined }
  | { readonly kind: 'handed-over' }
  | { readonly kind: 'refused'; readonly detail: string }
  /** Nobody knows whether it arrived: it must not be sent again unasked. */
  | { readonly kind: 'unknown'; readonly detail: string };

/** A way to reach somebody. */
export interface Channel {
  readonly id: string;
  deliver(message: OutgoingMessage, signal: AbortSignal): Promise<Delivery>;
}

export interface CreatedTicket {
  /** Relative to the incident's folder. */
  readonly file?: string;
  readonly url?: string;
}

/** A place where tickets are made. */
export interface Tracker {
  readonly id: string;
  /** The ticket that carries this id, if it was made before. Must not trust an index that lags behind. */
  find(ticket: string, signal: AbortSignal): Promise<CreatedTicket | undefined>;
  /** Asks once, without retries of its own. Rejects where it isn't certain that the ticket was made. */
  create(draft: TicketDraft, signal: AbortSignal): Promise<CreatedTicket>;
}

export type TicketOutcome =
  | { readonly kind: 'created' | 'found' | 'recorded-before'; readonly ticket: CreatedTicket }
  /** It may or may not have been made. Settling it again looks first. */
  | { readonly kind: 'unknown'; readonly error: unknown };

export interface TicketOutbox {
  /** As it is now, for what its journal says of the ticket. */
  readonly incident: Incident;
  readonly tracker: Tracker;
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

/**
 * Settles every ticket that the journal has as pending and that isn't being made in this process: what a crash left.
 * What a person wrote as the text of such a ticket is lost if its file was not made; the journal has only its title.
 */
export async function settlePending(
  outbox: TicketOutbox,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, TicketOutcome>> {
  const outcomes = new Map<string, TicketOutcome>();
  for (const { ticket, title, type, pending } of outbox.incident.tickets) {
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
    outcomes.set(ticket, await settleTicket(draft, outbox, signal));
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
    return { kind: 'recorded-before', ticket: createdTicket(known.file, known.url) };
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
  tracker: Tracker,
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

function createdTicket(file: string | undefined, url: string | undefined): CreatedTicket {
  return { ...(file === undefined ? {} : { file }), ...(url === undefined ? {} : { url }) };
}
