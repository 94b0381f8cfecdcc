import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const followed = await services.live.start(state, fieldOf(argument, 'label'));
  if (!followed) await vscode.commands.executeCommand('sitrep.addLogSource');
}
