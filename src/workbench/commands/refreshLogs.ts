import type { Desk } from '../desk.ts';
import { chooseIncident } from '../prompts/incident.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  await desk.logs.refresh(await chooseIncident(desk, argument));
}
