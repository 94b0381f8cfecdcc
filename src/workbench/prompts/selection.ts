import { sep } from 'node:path';
import * as vscode from 'vscode';
import type { NotedPlace } from '../../actions/addNote.ts';
import type { Services } from '../services.ts';

const longestQuote = 4_000;

export interface SelectedPlace {
  readonly place: NotedPlace;
  readonly quote: string;
  /** The workspace folder that the file lies in. */
  readonly folder: string | undefined;
}

/**
 * What is selected in the active editor, with where it stands; undefined where nothing is, and in an incident's own
 * documents, where a draft opens with its first gap selected.
 */
export function selectedPlace({ incidents }: Pick<Services, 'incidents'>): SelectedPlace | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || editor.selection.isEmpty || editor.document.uri.scheme !== 'file')
    return undefined;
  const { selection, document } = editor;
  if (incidents.all().some(({ folder }) => document.fileName.startsWith(folder + sep))) return undefined;
  return {
    place: {
      file: vscode.workspace.asRelativePath(document.uri, false),
      startLine: selection.start.line + 1,
      endLine: selection.end.line + 1,
    },
    quote: document.getText(selection).slice(0, longestQuote),
    folder: vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath,
  };
}
