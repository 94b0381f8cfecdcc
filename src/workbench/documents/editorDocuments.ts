import { join, sep } from 'node:path';
import * as vscode from 'vscode';
import type { Documents } from '../../actions/documents.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { DocumentOpener } from '../services.ts';

/** An editor kept a document from being saved. `path` is relative to the incident's folder. */
export class NotSavedError extends Error {
  override readonly name = 'NotSavedError';

  constructor(readonly path: string) {
    super(`${path} could not be saved`);
  }
}

/** What VS Code calls its text editor, whatever a person's settings open Markdown with. */
const textEditor = 'default';

/** An incident's documents as ordinary Markdown editors. What is open is read from and written to its editor. */
export class EditorDocuments implements Documents, DocumentOpener {
  /**
   * In one message to the window. `showTextDocument` would come back here for the document first, and wait until the
   * extensions that the first Markdown file wakes have started.
   */
  async open(state: IncidentState, path: string): Promise<void> {
    const uri = uriOf(state, path);
    await vscode.commands.executeCommand('vscode.openWith', uri, textEditor, columnFor(state, uri));
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
    if (!isWritten) throw new NotSavedError(path);
  }
}

/**
 * Where it is shown already; beside the code; with our other documents, also those of another incident, so that several
 * don't make a column each.
 */
function columnFor(state: IncidentState, uri: vscode.Uri): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === uri.toString(),
  )?.viewColumn;
  const active = vscode.window.activeTextEditor?.document;
  const isOurs = active?.uri.fsPath.startsWith(state.home.store.root + sep) ?? true;
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
