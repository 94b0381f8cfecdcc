import { awaitsMe, isMine } from '../session/mine.ts';
import { stateOf, type ActionContext } from './context.ts';

/** From now on the incident is mine too; who handed it over to me sees that I have it. */
export async function joinIncident(context: ActionContext, id: string): Promise<void> {
  const state = stateOf(context, id);
  if (isMine(state) && !awaitsMe(state)) return;
  await context.incidents.record(id, { event: 'joined' });
}
