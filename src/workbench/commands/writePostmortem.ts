import { writePostmortem } from '../../actions/writePostmortem.ts';
import type { Desk } from '../desk.ts';
import { chooseIncident } from '../prompts/incident.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const file = await writePostmortem(desk, state.incident.id);
  await desk.documents.open(state, file);
}
