import type { IncidentState } from '../session/incidents.ts';
import type { Home } from '../session/openStores.ts';
import { iso, stateOf, type ActionContext } from './context.ts';

/** Opens an incident with the client's words, which are on disk when this returns. */
export async function startIncident(
  context: ActionContext,
  home: Home,
  title: string,
): Promise<IncidentState> {
  const { incident } = await context.incidents.create(home, { event: 'opened', title });
  return stateOf(context, incident.id);
}

/** Notes that a client told us, at `reported` (ms since the epoch). */
export async function recordReport(context: ActionContext, id: string, reported: number): Promise<void> {
  await context.incidents.record(id, { event: 'detail', field: 'reported', value: iso(reported) });
  await context.incidents.record(id, { event: 'detail', field: 'detected-by', value: 'client' });
}
