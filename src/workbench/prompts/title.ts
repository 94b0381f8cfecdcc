import type { IncidentState } from '../../session/incidents.ts';
import { isOpen } from '../../incident/status.ts';
import { plain } from '../plainText.ts';

interface Known {
  readonly incidents: { all(): readonly Pick<IncidentState, 'incident'>[] };
}

/** While another incident is open, a question names the one that its answer goes to: it might be meant for the other. */
export function titleAbout(
  desk: Known,
  { incident }: Pick<IncidentState, 'incident'>,
  words: string,
): string {
  const hasOther = desk.incidents
    .all()
    .some(({ incident: other }) => other.id !== incident.id && isOpen(other));
  return hasOther ? `${words}: ${plain(incident.title, 40)}` : words;
}
