import { join } from 'node:path';
import * as vscode from 'vscode';
import type { IncidentState } from '../session/incidents.ts';
import type { DraftOpener } from './desk.ts';

/** Opens an incident's documents as ordinary Markdown editors beside the code. */
export class DocumentOpener implements DraftOpener {
  async open(state: IncidentState, relativePath: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.file(join(state.folder, relativePath)),
    );
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  }
}
