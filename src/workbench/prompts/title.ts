import type { IncidentState } from '../../session/incidents.ts';
import { isOngoing } from '../../session/mine.ts';
import { plain } from '../plainText.ts';

interface Known {
  readonly incidents: { all(): readonly Pick<IncidentState, 'incident'>[] };
}

/** While another incident goes on, a question names the one that its answer goes to: it might be meant for the other. */
export function titleAbout(
  desk: Known,
  { incident }: Pick<IncidentState, 'incident'>,
  words: string,
): string {
  const hasOther = desk.incidents
    .all()
    .some(({ incident: other }) => other.id !== incident.id && isOngoing(other));
  return hasOther ? `${words}: ${plain(incident.title, 40)}` : words;
}
