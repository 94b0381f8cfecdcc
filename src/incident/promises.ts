import { isKnown } from './events.ts';
import type { Incident, UpdatePromise } from './incident.ts';
import type { Instant } from '../time/instants.ts';
import { isInternal } from './messageKinds.ts';
import { isOutstanding } from './promiseRecord.ts';

/**
 * `kept` and `late`: the client was told. `broken`: taken back. `not-needed`: its client has no part in the incident.
 * `not-told`: a command of version 0.1 ended it on the side.
 */
export type PromiseState =
  'waiting' | 'due-soon' | 'overdue' | 'kept' | 'late' | 'broken' | 'not-needed' | 'not-told';

const minute = 60_000;

/** When the warning comes: five minutes before, or at half of a span of ten minutes or less. UTC ms. */
export function dueSoonAt({ due, promisedAt }: Pick<UpdatePromise, 'due' | 'promisedAt'>): Instant {
  const span = due - promisedAt;
  return due - (span <= 10 * minute ? span / 2 : 5 * minute);
}

/** An update that is sent exactly when it is due is kept; one that is not sent by then is overdue from that moment on. */
export function promiseState(promise: UpdatePromise, now: Instant): PromiseState {
  if (promise.sentAt !== undefined) return promise.sentAt <= promise.due ? 'kept' : 'late';
  if (promise.ended !== undefined) return promise.ended.how === 'taken-back' ? 'broken' : promise.ended.how;
  if (now >= promise.due) return 'overdue';
  return now >= dueSoonAt(promise) ? 'due-soon' : 'waiting';
}

/** Promises that still wait for an update, soonest due first. */
export function outstanding(incident: Pick<Incident, 'promises'>): UpdatePromise[] {
  return incident.promises.filter(isOutstanding).sort((a, b) => a.due - b.due);
}

/** The clients that promises and messages name, with those from before a client was named as the first one's. */
export function clientOfPromise(incident: Pick<Incident, 'clients'>, to: string): string {
  return to === '' ? (incident.clients[0] ?? '') : to;
}

/** Promises to one client that still wait, soonest due first. */
export function outstandingTo(
  incident: Pick<Incident, 'promises' | 'clients'>,
  client: string,
): UpdatePromise[] {
  const key = clientOfPromise(incident, client);
  return outstanding(incident).filter(({ to }) => clientOfPromise(incident, to) === key);
}

export interface LedgerRow {
  readonly promise: UpdatePromise;
  readonly state: PromiseState;
  /** How long after `due` the client was told, or the promise taken back, or has been missing until now; 0 where in time. ms. */
  readonly latenessMs: number;
}

export interface Ledger {
  /** In the order the promises were made. */
  readonly rows: readonly LedgerRow[];
  readonly kept: number;
  /** Promises whose answer is known: kept, late, overdue, broken, and those that version 0.1 let go of when they were overdue. */
  readonly total: number;
  readonly worstLatenessMs: number;
  /** Longest time that a client heard nothing, from the report (else the opening) to the resolution (else now). */
  readonly longestSilenceMs: number;
}

export function ledger(incident: Incident, now: Instant): Ledger {
  const rows = incident.promises.map((promise) => {
    const state = promiseState(promise, now);
    return { promise, state, latenessMs: lateness(promise, state, now) };
  });
  const kept = rows.filter((row) => row.state === 'kept').length;
  return {
    rows,
    kept,
    total: kept + rows.filter(isMissed).length,
    worstLatenessMs: Math.max(0, ...rows.map((row) => row.latenessMs)),
    longestSilenceMs: longestSilence(incident, now),
  };
}

function isMissed({ state, latenessMs }: LedgerRow): boolean {
  if (state === 'not-told') return latenessMs > 0;
  return state === 'late' || state === 'overdue' || state === 'broken';
}

function lateness({ sentAt, ended, due }: UpdatePromise, state: PromiseState, now: Instant): number {
  if (state === 'overdue') return now - due;
  const answered = sentAt ?? (ended !== undefined && 'at' in ended ? ended.at : due);
  return Math.max(0, answered - due);
}

function longestSilence(incident: Incident, now: Instant): number {
  const end = incident.resolvedAt ?? incident.closedAt ?? now;
  let longest = 0;
  for (const { since, heard } of clientsHearing(incident)) {
    const moments = [since, ...heard.filter((at) => at > since && at < end), end];
    for (const [index, at] of moments.entries()) {
      longest = Math.max(longest, at - (moments[index - 1] ?? at));
    }
  }
  return longest;
}

export interface HearingClient {
  /** Key; empty where no client was named. */
  readonly client: string;
  /** Since when they wait: the first client since the report (else the opening), any other since it was named. UTC ms. */
  readonly since: Instant;
  /** When they were told something, in the order it happened. */
  readonly heard: readonly Instant[];
}

/** What each client heard from us, questions included. Without a named client, the one that was promised something. */
export function clientsHearing(incident: Incident): HearingClient[] {
  const { clients, timeline } = incident;
  const keys = clients.length > 0 ? clients : incident.promises.length > 0 ? [''] : [];
  const start = incident.reportedAt ?? incident.openedAt;
  return keys.map((client, index) => {
    const heard = timeline.flatMap(({ event, happened }) =>
      isKnown(event) &&
      event.event === 'update-sent' &&
      !isInternal(event.kind) &&
      clientOfPromise(incident, event.to) === client
        ? [happened]
        : [],
    );
    return { client, since: index === 0 ? start : namedAt(incident, client), heard };
  });
}

function namedAt({ timeline, openedAt }: Incident, client: string): Instant {
  const named = timeline.find(
    ({ event }) =>
      isKnown(event) && event.event === 'detail' && event.field === 'client' && event.value === client,
  );
  return named?.happened ?? openedAt;
}
