import { isKnown } from './events.ts';
import type { Incident } from './incident.ts';
import { isInternal, isQuestion } from './messageKinds.ts';
import { clientOfPromise, outstandingTo } from './promises.ts';

/** They tell of a resolution, or come after one. */
const afterResolution: ReadonlySet<string> = new Set(['resolved', 'follow-up', 'apology']);

/**
 * Whether the client heard that it is resolved: a message said so since the incident was last reopened, and none since
 * told of anything else.
 */
export function isToldOfResolution(incident: Incident, client: string): boolean {
  let isTold = false;
  for (const { event } of incident.timeline) {
    if (!isKnown(event)) continue;
    if (event.event === 'reopened') isTold = false;
    if (event.event !== 'update-sent' || isInternal(event.kind) || isQuestion(event.kind)) continue;
    if (clientOfPromise(incident, event.to) !== client) continue;
    isTold = event.kind === 'resolved' || (isTold && afterResolution.has(event.kind));
  }
  return isTold;
}

/** Clients who were promised an update that did not come, or who don't know yet that it is resolved. */
export function clientsToTell(incident: Incident): string[] {
  const named = incident.clients.filter((client) => !isToldOfResolution(incident, client));
  const owed = incident.clients.length === 0 && outstandingTo(incident, '').length > 0 ? [''] : [];
  const late = incident.clients.filter((client) => outstandingTo(incident, client).length > 0);
  return [...new Set([...named, ...late, ...owed])];
}
