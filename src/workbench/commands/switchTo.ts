import type { Services } from '../services.ts';
import { chooseIncident } from '../prompts/incident.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state) services.current.choose(state.incident.id);
}
