import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { fieldOf } from '../prompts/incident.ts';

/** Opens a document of an incident, which becomes the current one. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = services.incidents.get(fieldOf(argument, 'incident'));
  const file = fieldOf(argument, 'document');
  if (state === undefined || file === undefined) return;
  if (file.endsWith('.md')) return services.documents.open(state, file);
  services.current.choose(state.incident.id);
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(join(state.folder, file)));
}
