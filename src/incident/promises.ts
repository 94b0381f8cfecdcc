import { isKnown } from './events.ts';
import type { Incident, UpdatePromise } from './incident.ts';
import type { Instant } from './instants.ts';
import { isOutstanding } from './promiseReplay.ts';

export type PromiseState = 'waiting' | 'due-soon' | 'overdue' | 'kept' | 'late' | 'replaced' | 'released';

const minute = 60_000;

/** When a promise becomes nearly due: the last fifth of its span, at least 2 and at most 10 minutes. */
export function dueSoonAt(promise: UpdatePromise): Instant {
  const fifth = (promise.due - promise.promisedAt) / 5;
  return promise.due - Math.min(10 * minute, Math.max(2 * minute, fifth));
}

/** `late` is also a promise whose new time was given only after its due, or that was overdue when the incident was closed. */
export function promiseState(promise: UpdatePromise, now: Instant): PromiseState {
  if (promise.sentAt !== undefined) return promise.sentAt <= promise.due ? 'kept' : 'late';
  if (promise.replacedBy !== undefined) return promise.replacedLate ? 'late' : 'replaced';
  if (promise.released) return 'released';
  if (promise.settledAt !== undefined) return 'late';
  if (now > promise.due) return 'overdue';
  return now >= dueSoonAt(promise) ? 'due-soon' : 'waiting';
}

/** Promises that still wait for an update, soonest due first. */
export function outstanding(incident: Incident): UpdatePromise[] {
  return incident.promises.filter(isOutstanding).sort((a, b) => a.due - b.due);
}

export interface LedgerRow {
  readonly promise: UpdatePromise;
  readonly state: PromiseState;
  /** How long after `due` the update (or the new time, or the closing) came, or has been missing until now; 0 where in time. */
  readonly latenessMs: number;
}

export interface Ledger {
  /** In the order the promises were made. */
  readonly rows: readonly LedgerRow[];
  readonly kept: number;
  /** Promises whose answer is known: kept, late, overdue. Waiting, replaced in time and released ones don't count. */
  readonly total: number;
  readonly worstLatenessMs: number;
  /** Longest time that a client heard nothing, from the report (else the opening) to the resolution (else now). */
  readonly longestSilenceMs: number;
}

export function ledger(incident: Incident, now: Instant): Ledger {
  const byId = new Map(incident.promises.map((promise) => [promise.id, promise]));
  const rows = incident.promises.map((promise) => {
    const state = promiseState(promise, now);
    return { promise, state, latenessMs: lateness(promise, state, byId, now) };
  });
  const kept = rows.filter((row) => row.state === 'kept').length;
  const missed = rows.filter((row) => row.state === 'late' || row.state === 'overdue').length;
  return {
    rows,
    kept,
    total: kept + missed,
    worstLatenessMs: Math.max(0, ...rows.map((row) => row.latenessMs)),
    longestSilenceMs: longestSilence(incident, now),
  };
}

function lateness(
  promise: UpdatePromise,
  state: PromiseState,
  byId: ReadonlyMap<string, UpdatePromise>,
  now: Instant,
): number {
  if (state === 'overdue') return now - promise.due;
  if (state !== 'late') return 0;
  const successor = promise.replacedBy === undefined ? undefined : byId.get(promise.replacedBy);
  const answered = promise.sentAt ?? successor?.promisedAt ?? promise.settledAt;
  return Math.max(0, (answered ?? promise.due) - promise.due);
}

function longestSilence(incident: Incident, now: Instant): number {
  const start = incident.reportedAt ?? incident.openedAt;
  const end = incident.resolvedAt ?? incident.closedAt ?? now;
  const heard = heardByClient(incident);
  const first = incident.clients[0] ?? incident.promises[0]?.to;
  let longest = 0;
  for (const [client, { since, updates }] of heard) {
    const moments = [client === first ? start : since, ...updates, end]
      .filter((at) => at <= end)
      .sort(ascending);
    for (const [index, at] of moments.entries()) {
      longest = Math.max(longest, at - (moments[index - 1] ?? at));
    }
  }
  return longest;
}

const ascending = (a: number, b: number): number => a - b;

/** Per client: when they were first named, and when they were told something. */
function heardByClient(incident: Incident): Map<string, { since: Instant; updates: Instant[] }> {
  const heard = new Map<string, { since: Instant; updates: Instant[] }>();
  const clientOf = (to: string, at: Instant): { since: Instant; updates: Instant[] } => {
    const known = heard.get(to) ?? { since: at, updates: [] };
    heard.set(to, known);
    return known;
  };
  const clients = new Set([...incident.clients, ...incident.promises.map((promise) => promise.to)]);
  for (const { event, happened } of incident.timeline) {
    if (!isKnown(event)) continue;
    if (event.event === 'detail' && event.field === 'client') clientOf(event.value, happened);
    else if (event.event === 'update-promised') clientOf(event.to, happened);
    else if (event.event === 'update-sent' && clients.has(event.to)) {
      clientOf(event.to, happened).updates.push(happened);
    }
  }
  return heard;
}
