import type { Incident, UpdatePromise } from '../incident/incident.ts';
import { outstanding } from '../incident/promises.ts';

/**
 * The promise to a client that waits for its update. One that was made before any client was named (`to` is empty)
 * is the first client's.
 */
export function openPromise(incident: Incident, to: string): UpdatePromise | undefined {
  const open = outstanding(incident);
  const isFirst = incident.clients.length === 0 || incident.clients[0] === to;
  return open.find((promise) => promise.to === to) ?? open.find((promise) => isFirst && promise.to === '');
}
