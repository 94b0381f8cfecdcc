import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { fieldOf } from '../prompts/incident.ts';

/** Runs the command of a playbook step; only Sitrep's own, since a team's playbook comes from a repository. */
export async function run(_desk: Services, argument?: unknown): Promise<void> {
  const command = fieldOf(argument, 'command');
  const incident = fieldOf(argument, 'incident');
  if (command?.startsWith('sitrep.')) await vscode.commands.executeCommand(command, { incident });
}
