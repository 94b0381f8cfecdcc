import type { CorrectedEvent } from './corrections.ts';
import { isKnown, type JournalEvent } from './events.ts';

/**
 * What corrections made of the clients that were named: the right key by the one that was typed wrongly; undefined for a
 * client who has no part in the incident.
 */
export type ClientCorrections = ReadonlyMap<string, string | undefined>;

/** Compares what was written with what stands after corrections. A key that is still named is not among them. */
export function clientCorrections(events: readonly CorrectedEvent[]): ClientCorrections {
  const named = new Set<string>();
  const written = new Map<string, string | undefined>();
  for (const { event, original, retracted } of events) {
    const from = clientNamed(original);
    const to = retracted ? undefined : clientNamed(event);
    if (to !== undefined) named.add(to);
    if (from !== undefined) written.set(from, to ?? written.get(from));
  }
  return new Map([...written].filter(([key]) => !named.has(key)));
}

/** The event with the client's right name, where it names one. Whom it was handed over to is a person. */
export function withClientRenamed(event: JournalEvent, corrections: ClientCorrections): JournalEvent {
  if (!isKnown(event) || event.event === 'handed-over' || event.event === 'taken-over') return event;
  if (!('to' in event) || event.to === undefined) return event;
  return { ...event, to: corrections.get(event.to) ?? event.to };
}

function clientNamed(event: JournalEvent): string | undefined {
  if (!isKnown(event) || event.event !== 'detail' || event.field !== 'client') return undefined;
  return event.value.trim() === '' ? undefined : event.value;
}
