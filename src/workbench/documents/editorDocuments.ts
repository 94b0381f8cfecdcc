import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Documents } from '../../actions/documents.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { DocumentOpener } from '../desk.ts';

/** An incident's documents as ordinary Markdown editors. What is open is read from and written to its editor. */
export class EditorDocuments implements Documents, DocumentOpener {
  async open(state: IncidentState, path: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uriOf(state, path));
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
      preview: false,
    });
  }

  async read(state: IncidentState, path: string): Promise<string | undefined> {
    const open = openDocument(state, path);
    if (open) return open.getText();
    return state.home.store.readDocument(state.incident.id, path);
  }

  async write(state: IncidentState, path: string, text: string): Promise<void> {
    const open = openDocument(state, path);
    if (open === undefined) {
      await state.home.store.writeDocument(state.incident.id, path, text);
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.replace(open.uri, new vscode.Range(0, 0, open.lineCount, 0), text);
    await vscode.workspace.applyEdit(edit);
    await open.save();
  }
}

function uriOf(state: IncidentState, path: string): vscode.Uri {
  return vscode.Uri.file(join(state.folder, path));
}

function openDocument(state: IncidentState, path: string): vscode.TextDocument | undefined {
  const uri = uriOf(state, path).toString();
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri && !document.isClosed,
  );
}
