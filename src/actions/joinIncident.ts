import { isMine } from '../session/mine.ts';
import { stateOf, type ActionContext } from './context.ts';

/** From now on the incident's countdown and notification are mine too. */
export async function joinIncident(context: ActionContext, id: string): Promise<void> {
  if (isMine(stateOf(context, id))) return;
  await context.incidents.record(id, { event: 'joined' });
}
