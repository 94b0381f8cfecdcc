import type { Desk } from '../desk.ts';
import { chooseIncident } from '../prompts/incident.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  desk.logs.forget();
  await desk.logs.refresh(state);
}
