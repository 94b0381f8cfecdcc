import type { Incidents } from './incidents.ts';

/** Files that the confirmed causes of other incidents touched, one list a cause. */
export function confirmedCauses(incidents: Incidents, incident: string): readonly (readonly string[])[] {
  return incidents
    .all()
    .filter((state) => state.incident.id !== incident)
    .flatMap((state) => [...state.incident.suspects.values()])
    .flatMap(({ verdict, paths }) => (verdict === 'confirmed' && paths ? [paths] : []));
}
