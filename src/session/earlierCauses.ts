import type { Incident } from '../incident/incident.ts';
import type { Incidents } from './incidents.ts';

/** Files that the confirmed causes of other incidents touched, one list a cause. */
export function confirmedCauses(incidents: Incidents, incident: string): readonly (readonly string[])[] {
  return incidents
    .all()
    .filter((state) => state.incident.id !== incident)
    .flatMap((state) => [...state.incident.suspects.values()])
    .flatMap(({ verdict, paths }) => (verdict === 'confirmed' && paths ? [paths] : []));
}

/**
 * Ids of earlier incidents with a confirmed cause that is a confirmed cause of this one too, oldest first. A private
 * incident is named only in another private one: its name would leave with the document.
 */
export function recurrencesOf(
  incidents: Incidents,
  { id, openedAt, isPrivate, suspects }: Pick<Incident, 'id' | 'openedAt' | 'isPrivate' | 'suspects'>,
): readonly string[] {
  const causes = confirmedShas(suspects);
  return incidents
    .all()
    .map(({ incident }) => incident)
    .filter((other) => other.id !== id && other.openedAt < openedAt && (isPrivate || !other.isPrivate))
    .filter((other) => confirmedShas(other.suspects).some((sha) => causes.includes(sha)))
    .sort((a, b) => a.openedAt - b.openedAt)
    .map((other) => other.id);
}

function confirmedShas(suspects: Incident['suspects']): readonly string[] {
  return [...suspects.values()].flatMap(({ sha, verdict }) => (verdict === 'confirmed' ? [sha] : []));
}
