import { applyCorrections, type CorrectedEvent } from './corrections.ts';
import { isKnown, type EventOf, type JournalEvent, type KnownEvent } from './events.ts';
import type { Incident, TimelineEntry } from './incident.ts';
import { compareEvents, inOrder } from './order.ts';
import { IncidentBuilder } from './incidentBuilder.ts';

/**
 * The incident that a journal tells of. Events may come in any order and more than once.
 * A journal without `opened` (torn, edited by hand) still gives a value, with the id as title.
 */
export function replay(id: string, events: readonly JournalEvent[]): Incident {
  const corrected = applyCorrections(inOrder(events));
  const builder = new IncidentBuilder(id, promisesOf(corrected));
  for (const { event, retracted } of corrected) {
    if (!isKnown(event)) continue;
    if (!retracted) builder.apply(event);
    else if (event.event === 'update-promised') builder.promises.promised(event, true);
  }
  const first = corrected[0];
  return builder.build(timelineOf(corrected), first === undefined ? 0 : Date.parse(first.original.at));
}

function promisesOf(corrected: readonly CorrectedEvent[]): Map<string, EventOf<'update-promised'>> {
  const promises = new Map<string, EventOf<'update-promised'>>();
  for (const { event } of corrected) {
    if (isPromise(event)) promises.set(event.id, event);
  }
  return promises;
}

function isPromise(event: JournalEvent): event is EventOf<'update-promised'> & KnownEvent {
  return isKnown(event) && event.event === 'update-promised';
}

function timelineOf(corrected: readonly CorrectedEvent[]): TimelineEntry[] {
  return corrected
    .filter((entry) => !entry.retracted)
    .sort((a, b) => a.happened - b.happened || compareEvents(a.original, b.original))
    .map(({ original, happened, correctedText }) => ({ event: original, happened, correctedText }));
}
