import type { Incident, Status } from './incident.ts';
import { namesNextUpdate } from './messageKinds.ts';
import { outstanding } from './promises.ts';

/** Work goes on: nobody said yet that it is resolved. */
export function isOngoing({ status }: { readonly status: Status }): boolean {
  return status === 'open' || status === 'mitigated';
}

/** Not closed, or something is still owed to a client: such an incident counts down, badges and is looked at. */
export function isOpen(incident: Pick<Incident, 'status' | 'promises'>): boolean {
  return incident.status !== 'closed' || isOwed(incident);
}

/** A client still waits for an update that was promised. */
export function isOwed(incident: Pick<Incident, 'promises'>): boolean {
  return outstanding(incident).length > 0;
}

/** Whether a letter of this kind promises the client a next update: once it is resolved, none does. */
export function promisesNext(incident: { readonly status: Status }, kind: string): boolean {
  return isOngoing(incident) && namesNextUpdate(kind);
}
