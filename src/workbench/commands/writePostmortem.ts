import { writePostmortem } from '../../actions/writePostmortem.ts';
import type { Desk } from '../desk.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { openWritten } from '../prompts/written.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  await openWritten(desk, state, await writePostmortem(desk, state.incident.id));
}
