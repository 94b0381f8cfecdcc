import type { Desk } from '../desk.ts';
import { pickIncident } from '../prompts/incident.ts';

export async function run(desk: Desk): Promise<void> {
  const state = await pickIncident(desk);
  if (state) desk.current.choose(state.incident.id);
}
