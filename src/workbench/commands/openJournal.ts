import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { chooseIncident, targetOf } from '../prompts/incident.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  services.current.choose(state.incident.id);
  const editor = await vscode.window.showTextDocument(vscode.Uri.file(join(state.folder, 'journal.yaml')));
  const target = targetOf(argument);
  if (typeof target !== 'object' || target === null || !('line' in target) || typeof target.line !== 'number')
    return;
  const range = editor.document.lineAt(Math.min(target.line, editor.document.lineCount - 1)).range;
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range);
}
