import type { IncidentState } from '../../session/incidents.ts';
import { isOpen } from '../../incident/status.ts';
import { plain } from '../plainText.ts';

interface Known {
  readonly incidents: { all(): readonly Pick<IncidentState, 'incident'>[] };
}

/** The short title of an incident while another one is open, so that nobody takes one for the other; else empty. */
export function nameAmongOthers(services: Known, { incident }: Pick<IncidentState, 'incident'>): string {
  const hasOther = services.incidents
    .all()
    .some(({ incident: other }) => other.id !== incident.id && isOpen(other));
  return hasOther ? plain(incident.title, 40) : '';
}

/** While another incident is open, a question names the one that its answer goes to: it might be meant for the other. */
export function titleAbout(services: Known, state: Pick<IncidentState, 'incident'>, words: string): string {
  return [words, nameAmongOthers(services, state)].filter(Boolean).join(': ');
}
