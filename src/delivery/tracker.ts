import type { Incident } from '../incident/incident.ts';
import type { TicketDraft } from '../writing/documents/ticket.ts';

/** Where a ticket is: a file relative to the incident's folder, or an address that the tracker gave. */
export type CreatedTicket = { readonly file: string } | { readonly url: string };

/** A place where tickets are made. */
export interface Tracker {
  /** The ticket that carries this id, if it was made before. Must not trust an index that lags behind. */
  find(ticket: string, signal: AbortSignal): Promise<CreatedTicket | undefined>;
  /** Asks once, without retries of its own. Rejects where it isn't certain that the ticket was made. */
  create(draft: TicketDraft, signal: AbortSignal): Promise<CreatedTicket>;
}

/** A tracker with the name that journals know it by (`tracker` of the event `ticket-pending`). */
export interface NamedTracker extends Tracker {
  readonly id: string;
}

/** What a tracker is made of. */
export interface TrackerContext {
  /** Absolute path of the incident's folder. */
  readonly folder: string;
  readonly incident: Incident;
  /** A name that nothing else has. */
  readonly unique: () => string;
  readonly fetch: typeof globalThis.fetch;
}

export type MakeTracker = (context: TrackerContext) => Tracker;

/** Trackers by their names. Each is loaded when it is first used. */
export type TrackerTable = ReadonlyMap<string, () => Promise<MakeTracker>>;
