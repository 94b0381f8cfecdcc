import * as l10n from '@vscode/l10n';
import { relative, sep } from 'node:path';
import * as vscode from 'vscode';
import { draftUpdate, type UpdateRequest } from '../../actions/draftUpdate.ts';
import { readDraft, reviewDraft, type OutgoingDraft } from '../../actions/reviewDraft.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Finding } from '../../writing/review/finding.ts';
import type { Desk } from '../desk.ts';
import { plain } from '../plainText.ts';

export interface OpenDraft {
  readonly state: IncidentState;
  /** Path in the incident's folder. */
  readonly file: string;
  readonly document: vscode.TextDocument;
}

/** The incident's draft that a document is; undefined for any other document. */
export function draftOf(desk: Pick<Desk, 'incidents'>, document: vscode.TextDocument): OpenDraft | undefined {
  if (document.uri.scheme !== 'file' || !document.fileName.endsWith('.md')) return undefined;
  for (const state of desk.incidents.all()) {
    const file = relative(state.folder, document.fileName).split(sep).join('/');
    if (file.startsWith('updates/')) return { state, file, document };
  }
  return undefined;
}

export function activeDraft(desk: Pick<Desk, 'incidents'>): OpenDraft | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && draftOf(desk, document);
}

/**
 * The active draft, ready to go out; undefined, with a sentence and the place shown, where a placeholder
 * still stands in it or its front matter does not say what it is.
 */
export async function readyDraft(desk: Desk): Promise<(OpenDraft & OutgoingDraft) | undefined> {
  const draft = activeDraft(desk);
  if (draft === undefined) {
    await vscode.window.showInformationMessage(l10n.t('Open a draft of an incident first.'));
    return undefined;
  }
  const text = draft.document.getText();
  const obstacle = (await reviewDraft(desk, draft.state, text)).find(
    ({ rule }) => rule === 'front-matter' || rule === 'unfilled',
  );
  if (obstacle === undefined) return { ...draft, ...(await readDraft(text)) };
  await showObstacle(draft.document, obstacle);
  return undefined;
}

async function showObstacle(document: vscode.TextDocument, { rule, start, end }: Finding): Promise<void> {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const editor = await vscode.window.showTextDocument(document, { selection: range });
  editor.revealRange(range);
  await vscode.window.showWarningMessage(
    rule === 'unfilled'
      ? l10n.t('This draft still has a gap. Fill what stands in double brackets first.')
      : l10n.t('The lines at the top of this draft have a mistake. Mend what is marked first.'),
  );
}

/** Writes a draft and opens it; where the team's own template could not be used, says so. */
export async function openNewDraft(desk: Desk, id: string, request: UpdateRequest): Promise<void> {
  const { file, problem } = await draftUpdate(desk, id, request);
  const state = desk.incidents.get(id);
  if (state) await desk.documents.open(state, file);
  if (problem === undefined) return;
  desk.log.warn(`template ${problem.path}: ${problem.detail}`);
  void tellOfTemplate(desk, problem.path);
}

async function tellOfTemplate(desk: Desk, path: string): Promise<void> {
  const showLog = l10n.t('Show Log');
  const picked = await vscode.window.showWarningMessage(
    l10n.t('{0} can’t be read, so the built-in text was used.', plain(`.sitrep/messages/${path}`)),
    showLog,
  );
  if (picked === showLog) desk.log.show();
}
