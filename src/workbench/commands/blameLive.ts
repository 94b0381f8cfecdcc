import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { blameLive, type LiveLine, type LiveLineResult } from '../../session/logs/liveLine.ts';
import type { JointReport } from '../../suspects/jointReport.ts';
import type { Services } from '../services.ts';
import { openChanges } from '../documents/changes.ts';
import { plain } from '../plainText.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { required } from '../prompts/start.ts';

/** Which commit last changed a line of a stack trace, in the code as it was live and not as it is checked out. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const line = await askText({
    title: l10n.t('Last Change of a Line as It Was Live'),
    prompt: l10n.t('A line of a stack trace, or a file and a line number'),
    placeholder: 'src/checkout.js:42',
    value: lineInEditor(),
    check: required,
  });
  if (!line) return;
  const report = await services.investigation.reportFor(state);
  if (report === undefined) {
    await vscode.window.showInformationMessage(
      l10n.t('There is no commit history here to search. The Suspects view says why.'),
    );
    return;
  }
  const result = await blameLive(services.repositories, report.repositories, line);
  if ('found' in result) await show(services, report, result.found);
  else await vscode.window.showInformationMessage(failure(result.failed));
}

/** The line under the cursor: of a file by its name and number, of anything else, a log say, by what it says. */
function lineInEditor(): string {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return '';
  const { document, selection } = editor;
  const { line } = selection.active;
  return document.uri.scheme === 'file' && !document.fileName.endsWith('.log')
    ? `${vscode.workspace.asRelativePath(document.uri, false)}:${line + 1}`
    : document.lineAt(line).text.trim().slice(0, 1000);
}

async function show(services: Services, report: JointReport, found: LiveLine): Promise<void> {
  const { commit, asked, folder, parent, boundary } = found;
  const place = report.suspects.findIndex(({ commit: { sha } }) => sha === commit.sha) + 1;
  const sentence = l10n.t(
    '{0}, line {1}, as it was live, was last changed by {2} “{3}”.',
    plain(asked.path),
    asked.line,
    commit.sha.slice(0, 8),
    plain(commit.subject, 80),
  );
  const further = [
    place > 0 ? l10n.t('It is number {0} of the suspects.', place) : l10n.t('It is not among the suspects.'),
    boundary ? l10n.t('The clone is shallow, so the change may be older.') : '',
  ];
  const open = l10n.t('Open Changes');
  const picked = await vscode.window.showInformationMessage(
    [sentence, ...further].filter(Boolean).join(' '),
    open,
  );
  if (picked !== open) return;
  await openChanges(services, folder, {
    title: `${commit.sha.slice(0, 8)} ${commit.subject}`,
    before: parent,
    after: commit.sha,
  });
}

function failure(why: Extract<LiveLineResult, { failed: unknown }>['failed']): string {
  switch (why) {
    case 'no-frame':
      return l10n.t('No file and line number were found in this text.');
    case 'no-such-file':
      return l10n.t('What was live has no such file.');
    case 'no-such-line':
      return l10n.t('What was live has no such line in this file.');
    case 'missing-object':
      return l10n.t('This clone does not have the content.');
    case 'failed':
      return l10n.t('Git could not answer.');
  }
}
