import type { Incident } from '../incident/incident.ts';
import type { IncidentState } from './incidents.ts';

/**
 * Opened, joined or taken over by the person at this desk, and not handed over since: only such incidents count down,
 * badge and notify.
 */
export function isMine({ incident, home }: IncidentState): boolean {
  if (!incident.people.includes(home.author)) return false;
  const latest = incident.timeline.findLast(
    ({ event }) =>
      !('unknown' in event) &&
      (event.event === 'handed-over'
        ? event.by === home.author || event.to === home.author
        : (event.event === 'opened' || event.event === 'joined') && event.by === home.author),
  )?.event;
  if (latest === undefined || 'unknown' in latest) return true;
  return latest.event !== 'handed-over' || latest.to === home.author;
}

/** Work goes on: nobody said yet that it is resolved. */
export function isOngoing(incident: Incident): boolean {
  return incident.status === 'open' || incident.status === 'mitigated';
}
