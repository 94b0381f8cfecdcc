import type { Instant } from '../time/instants.ts';
import { isKnown, type JournalEvent } from './events.ts';

/** The item as it stands in a journal, before it was read as an event. */
export function itemOf(event: JournalEvent): Readonly<Record<string, unknown>> {
  return isKnown(event) ? { ...event } : event.raw;
}

/** Total order of two texts by code unit, the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Replay order: `n`, then `id`. */
export function compareEvents(a: JournalEvent, b: JournalEvent): number {
  return a.n - b.n || compareText(a.id, b.id);
}

/** Each id once, in replay order. Of two contents the first one given stays; a journal unites them before. */
export function inOrder(events: readonly JournalEvent[]): JournalEvent[] {
  const byId = new Map<string, JournalEvent>();
  for (const event of events) {
    if (!byId.has(event.id)) byId.set(event.id, event);
  }
  return [...byId.values()].sort(compareEvents);
}

/** When it happened: `happened`, else `at`. UTC ms. */
export function happenedAt(event: JournalEvent): Instant {
  return Date.parse(event.happened ?? event.at);
}
