import type { IncidentState } from '../session/incidents.ts';
import type { Home } from '../session/openStores.ts';
import { iso, stateOf, type ActionContext } from './context.ts';

/** Opens an incident with the client's words, which are on disk when this returns, and notes when they reached us. */
export async function startIncident(
  context: ActionContext,
  home: Home,
  title: string,
): Promise<IncidentState> {
  const reported = iso(context.now());
  const { incident } = await context.incidents.create(home, { event: 'opened', title });
  await context.incidents.record(incident.id, { event: 'detail', field: 'reported', value: reported });
  await context.incidents.record(incident.id, { event: 'detail', field: 'detected-by', value: 'client' });
  return stateOf(context, incident.id);
}
