import { savePostmortem } from '../../actions/savePostmortem.ts';
import type { Services } from '../services.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { openWritten } from '../prompts/written.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  await openWritten(services, state, await savePostmortem(services, state.incident.id));
}
