import { join, sep } from 'node:path';
import * as vscode from 'vscode';
import type { Documents } from '../../actions/documents.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { DocumentOpener } from '../desk.ts';

/** An incident's documents as ordinary Markdown editors. What is open is read from and written to its editor. */
export class EditorDocuments implements Documents, DocumentOpener {
  async open(state: IncidentState, path: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uriOf(state, path));
    await vscode.window.showTextDocument(document, {
      viewColumn: columnFor(state, document),
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
    const isWritten = (await vscode.workspace.applyEdit(edit)) && (await open.save());
    if (!isWritten) throw new Error(`${path} could not be saved`);
  }
}

/** Where it is shown already; beside the code; with our other documents, so that several don't make a column each. */
function columnFor(state: IncidentState, document: vscode.TextDocument): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  const active = vscode.window.activeTextEditor?.document;
  const isOurs = active?.uri.fsPath.startsWith(state.folder + sep) ?? true;
  return shown ?? (isOurs ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside);
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
