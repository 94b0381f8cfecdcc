import * as l10n from '@vscode/l10n';
import { relative, sep } from 'node:path';
import * as vscode from 'vscode';
import { draftUpdate, type UpdateRequest } from '../../actions/draftUpdate.ts';
import {
  isObstacle,
  readDraft,
  redFindings,
  reviewDraft,
  type OutgoingDraft,
} from '../../actions/reviewDraft.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Finding } from '../../writing/review/finding.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { selectGaps } from './gaps.ts';

export interface OpenDraft {
  readonly state: IncidentState;
  /** Path in the incident's folder. */
  readonly file: string;
  readonly document: vscode.TextDocument;
}

/** The incident's draft that a document is; undefined for any other document. */
export function draftOf(
  services: Pick<Services, 'incidents'>,
  document: vscode.TextDocument,
): OpenDraft | undefined {
  if (document.uri.scheme !== 'file' || !document.fileName.endsWith('.md')) return undefined;
  for (const state of services.incidents.all()) {
    const file = relative(state.folder, document.fileName).split(sep).join('/');
    if (file.startsWith('updates/')) return { state, file, document };
  }
  return undefined;
}

export function activeDraft(services: Pick<Services, 'incidents'>): OpenDraft | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && draftOf(services, document);
}

export interface ReadyDraft extends OpenDraft, OutgoingDraft {
  /** Rules of the review that stand in red and that the person overruled. */
  readonly knownFindings: readonly string[];
}

/**
 * The active draft, ready to go out; undefined, with a sentence and the place shown, where a placeholder still stands in
 * it, its front matter does not say what it is, or a person would rather fix what the review marks red.
 */
export async function readyDraft(services: Services): Promise<ReadyDraft | undefined> {
  const draft = activeDraft(services);
  if (draft === undefined) {
    await vscode.window.showInformationMessage(l10n.t('Open a draft of an incident first.'));
    return undefined;
  }
  const text = draft.document.getText();
  const findings = await reviewDraft(services, draft.state, text);
  const obstacle = findings.find(isObstacle);
  if (obstacle !== undefined) {
    await showObstacle(draft.document, obstacle);
    return undefined;
  }
  const red = redFindings(findings);
  if (!(await isOverruled(draft.document, red))) return undefined;
  return { ...draft, ...(await readDraft(text)), knownFindings: red.map(({ rule }) => rule) };
}

/** Texts that a person said may go out as they are: what is copied first is marked as sent without asking again. */
const overruled = new WeakMap<vscode.TextDocument, string>();

async function isOverruled(document: vscode.TextDocument, red: readonly Finding[]): Promise<boolean> {
  const [first] = red;
  const text = document.getText();
  if (first === undefined || overruled.get(document) === text) return true;
  // The first one is what Enter does; a button that stands for Escape as well would leave Enter to the other.
  const fix = l10n.t('Fix It First');
  const send = l10n.t('Send Anyway');
  const picked = await vscode.window.showWarningMessage(
    l10n.t('The review marks this message in red.'),
    {
      modal: true,
      detail: red.map(({ start, end, message }) => quoted(text.slice(start, end), message)).join('\n'),
    },
    fix,
    send,
  );
  if (picked === send) {
    overruled.set(document, text);
    return true;
  }
  await reveal(document, first);
  return false;
}

/** The words that a finding is about, cut to a length that a dialog shows, and what is wrong with them. */
function quoted(words: string, message: string): string {
  return `“${plain(words.replace(/\s+/gu, ' '), 60)}”: ${message}`;
}

async function reveal(document: vscode.TextDocument, { start, end }: Finding): Promise<void> {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const editor = await vscode.window.showTextDocument(document, { selection: range });
  editor.revealRange(range);
}

async function showObstacle(document: vscode.TextDocument, obstacle: Finding): Promise<void> {
  await reveal(document, obstacle);
  await vscode.window.showWarningMessage(obstacleSentence(obstacle));
}

function obstacleSentence({ rule, message }: Finding): string {
  if (rule === 'unfilled')
    return l10n.t('This draft still has a gap. Fill what stands in double brackets first.');
  if (rule === 'promise-unnamed') return message;
  return l10n.t('The lines at the top of this draft have a mistake. Fix what is marked first.');
}

/** Writes a draft and opens it; where the team's own template could not be used, says so. */
export async function openNewDraft(services: Services, id: string, request: UpdateRequest): Promise<void> {
  await openDraft(services, id, await writeNewDraft(services, id, request));
}

/** The same without opening it. The path in the incident's folder. */
export async function writeNewDraft(services: Services, id: string, request: UpdateRequest): Promise<string> {
  const { file, problem } = await draftUpdate(services, id, request);
  if (problem !== undefined) {
    services.log.warn(`template ${problem.path}: ${problem.detail}`);
    void tellOfTemplate(services, problem.path);
  }
  return file;
}

/** Opens a draft with its first gap selected. */
export async function openDraft(services: Services, id: string, file: string): Promise<void> {
  const state = services.incidents.get(id);
  if (state === undefined) return;
  await services.documents.open(state, file);
  const shown = vscode.window.visibleTextEditors.find(
    ({ document }) => relative(state.folder, document.fileName).split(sep).join('/') === file,
  );
  if (shown !== undefined) await selectGaps(shown);
}

async function tellOfTemplate(services: Services, path: string): Promise<void> {
  const showLog = l10n.t('Show Log');
  const picked = await vscode.window.showWarningMessage(
    l10n.t('{0} can’t be read, so the built-in text was used.', plain(`.sitrep/messages/${path}`)),
    showLog,
  );
  if (picked === showLog) services.log.show();
}
