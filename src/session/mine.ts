import type { Incident } from '../incident/incident.ts';
import type { IncidentState } from './incidents.ts';

/** Opened, joined or taken over by the person at this desk: only such incidents count down, badge and notify. */
export function isMine(state: IncidentState): boolean {
  return state.incident.people.includes(state.home.author);
}

/** Work goes on: nobody said yet that it is resolved. */
export function isOngoing(incident: Incident): boolean {
  return incident.status === 'open' || incident.status === 'mitigated';
}
