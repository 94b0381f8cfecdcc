import * as vscode from 'vscode';
import type { Desk } from '../desk.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const followed = await desk.live.start(state, fieldOf(argument, 'label'));
  if (!followed) await vscode.commands.executeCommand('sitrep.addLogSource');
}
