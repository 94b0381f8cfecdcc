import { clientCorrections, withClientRenamed } from './clientNames.ts';
import { applyCorrections, type CorrectedEvent } from './corrections.ts';
import { isKnown, type JournalEvent } from './events.ts';
import type { Incident, TimelineEntry } from './incident.ts';
import { IncidentBuilder } from './incidentBuilder.ts';
import { compareEvents, inOrder } from './order.ts';

/**
 * The incident that a journal tells of. Events may come in any order and more than once.
 * A journal without `opened` (torn, edited by hand) still gives a value, with the id as title.
 */
export function replay(id: string, events: readonly JournalEvent[]): Incident {
  const corrected = applyCorrections(inOrder(events));
  const clients = clientCorrections(corrected);
  const told = corrected.map((entry) => ({ ...entry, event: withClientRenamed(entry.event, clients) }));
  const builder = new IncidentBuilder(id);
  for (const { event, retracted, retractedBecause } of told) {
    if (!isKnown(event)) continue;
    if (!retracted) builder.apply(event);
    else if (event.event === 'update-promised') builder.promises.retracted(event, retractedBecause);
  }
  const first = told[0];
  return builder.build({
    timeline: timelineOf(told),
    firstAt: first === undefined ? 0 : Date.parse(first.original.at),
    correctedClients: clients,
  });
}

function timelineOf(corrected: readonly CorrectedEvent[]): TimelineEntry[] {
  return corrected
    .filter((entry) => !entry.retracted)
    .sort((a, b) => a.happened - b.happened || compareEvents(a.original, b.original))
    .map(({ event, happened }) => ({ event, happened }));
}
