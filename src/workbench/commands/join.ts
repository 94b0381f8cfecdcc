import { joinIncident } from '../../actions/joinIncident.ts';
import type { Services } from '../services.ts';
import { chooseIncident } from '../prompts/incident.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  await joinIncident(services, state.incident.id);
  services.current.choose(state.incident.id);
}
