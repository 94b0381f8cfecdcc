import type { UpdatePromise } from '../incident/incident.ts';
import type { Instant } from '../time/instants.ts';
import {
  clientOfPromise,
  clientsHearing,
  outstanding,
  outstandingTo,
  promiseState,
} from '../incident/promises.ts';
import { isOngoing, isOpen } from '../incident/status.ts';
import type { Incidents, IncidentState } from './incidents.ts';
import { isMine } from './mine.ts';

/** A promise of an incident of mine that waits for its update. */
export interface DuePromise {
  readonly state: IncidentState;
  readonly promise: UpdatePromise;
}

/** What one client of an incident of mine waits for. `client` is empty where none is named. */
export type Attention =
  | (DuePromise & { readonly kind: 'waiting' | 'due-soon' | 'overdue'; readonly client: string })
  | {
      /** The client has not heard from us at all. */
      readonly kind: 'not-acknowledged';
      readonly state: IncidentState;
      readonly client: string;
      readonly since: Instant;
      /** They should have heard by now. */
      readonly isLate: boolean;
    }
  | { readonly kind: 'no-promise'; readonly state: IncidentState; readonly client: string };

/** How soon a client should first hear from us, ms. */
export type AcknowledgeWithin = (state: IncidentState) => number;

/** Every incident of mine that is not closed or owes a client something. */
export function openIncidentsOfMine(incidents: Incidents): readonly IncidentState[] {
  return incidents.all().filter((state) => isOpen(state.incident) && isMine(state));
}

/** Every outstanding promise of mine, soonest first. */
export function duePromises(incidents: Incidents): readonly DuePromise[] {
  return openIncidentsOfMine(incidents)
    .flatMap((state) => outstanding(state.incident).map((promise) => ({ state, promise })))
    .sort((a, b) => a.promise.due - b.promise.due);
}

/** My promises whose time has passed without an update, the longest overdue first. */
export function overduePromises(incidents: Incidents, now: Instant): readonly DuePromise[] {
  return duePromises(incidents).filter(({ promise }) => promiseState(promise, now) === 'overdue');
}

/** Since when clients of an incident wait for a first word. */
export function unacknowledged({ incident }: IncidentState): readonly { client: string; since: Instant }[] {
  if (!isOngoing(incident)) return [];
  return clientsHearing(incident)
    .filter(({ client, heard }) => client !== '' && heard.length === 0)
    .map(({ client, since }) => ({ client, since }));
}

/**
 * What my clients wait for, one entry a client, most pressing first: overdue updates (the longest first), clients who
 * should have heard a first word, those who were promised nothing, then by the time that each is due, and last incidents
 * that name no client.
 */
export function attentions(
  incidents: Incidents,
  now: Instant,
  acknowledgeWithin: AcknowledgeWithin,
): readonly Attention[] {
  return openIncidentsOfMine(incidents)
    .flatMap((state) => ofIncident(state, now, acknowledgeWithin(state)))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ attention }) => attention);
}

/** What the clients of one incident wait for, whoever's it is: one entry a client, in the order they were named. */
export function waitingClients(
  state: IncidentState,
  now: Instant,
  acknowledgeWithin: number,
): readonly Attention[] {
  return ofIncident(state, now, acknowledgeWithin).map(({ attention }) => attention);
}

interface Ranked {
  readonly attention: Attention;
  readonly rank: number;
  readonly at: Instant;
}

const ranks = { overdue: 0, 'not-acknowledged': 1, 'no-promise': 2, due: 3, 'no-client': 4 } as const;

function ofIncident(state: IncidentState, now: Instant, acknowledgeWithin: number): Ranked[] {
  const { incident } = state;
  const unheard = new Map(unacknowledged(state).map(({ client, since }) => [client, since]));
  return clientsOf(state).flatMap((client) => {
    const [promise] = outstandingTo(incident, client);
    const kind = promise && outstandingKind(promise, now);
    if (promise && kind === 'overdue')
      return [{ attention: { kind, state, client, promise }, rank: ranks.overdue, at: promise.due }];
    const since = unheard.get(client);
    if (since !== undefined) return [firstWord({ state, client, since }, now, acknowledgeWithin)];
    if (promise && kind)
      return [{ attention: { kind, state, client, promise }, rank: ranks.due, at: promise.due }];
    if (!isOngoing(incident)) return [];
    const rank = ranks[client === '' ? 'no-client' : 'no-promise'];
    return [{ attention: { kind: 'no-promise', state, client }, rank, at: incident.openedAt }];
  });
}

/** Those that are named, and those that were promised something; one without a name where there is neither. */
function clientsOf({ incident }: IncidentState): readonly string[] {
  const promised = outstanding(incident).map(({ to }) => clientOfPromise(incident, to));
  const clients = [...new Set([...incident.clients, ...promised])];
  return clients.length === 0 ? [''] : clients;
}

function firstWord(
  waiting: { readonly state: IncidentState; readonly client: string; readonly since: Instant },
  now: Instant,
  within: number,
): Ranked {
  const at = waiting.since + within;
  const isLate = now >= at;
  const rank = isLate ? ranks['not-acknowledged'] : ranks.due;
  return { attention: { kind: 'not-acknowledged', ...waiting, isLate }, rank, at };
}

function outstandingKind(promise: UpdatePromise, now: Instant): 'waiting' | 'due-soon' | 'overdue' {
  const state = promiseState(promise, now);
  return state === 'overdue' || state === 'due-soon' ? state : 'waiting';
}
