import type { Services } from '../services.ts';
import { pickIncident } from '../prompts/incident.ts';

export async function run(services: Services): Promise<void> {
  const state = await pickIncident(services);
  if (state) services.current.choose(state.incident.id);
}
