import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { pinEvidence } from '../../actions/pinEvidence.ts';
import type { Services } from '../services.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { selectedPlace } from '../prompts/selection.ts';
import { required } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';

/** Keeps the selected lines of a log window, or of any file, with where they come from. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || editor.selection.isEmpty) return;
  const { document, selection } = editor;
  const page = services.logDocuments.pageOf(document.uri);
  const whole = new vscode.Range(
    selection.start.line,
    0,
    selection.end.line,
    document.lineAt(selection.end.line).text.length,
  );
  const content = document.getText(page ? whole : selection);
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const label = await askText({
    title: titleAbout(services, state, l10n.t('Pin to Timeline')),
    prompt: l10n.t('What does it show? One line for the timeline.'),
    value: content.split('\n')[0]?.slice(0, 100) ?? '',
    check: required,
  });
  if (!label) return;
  const records = page?.records.filter(
    ({ line, endLine }) => endLine >= selection.start.line && line <= selection.end.line,
  );
  const place = page ? undefined : selectedPlace(services)?.place;
  await pinEvidence(services, state.incident.id, {
    kind: page ? 'log' : 'selection',
    label,
    content: `${content}\n`,
    ...(place ? { place } : {}),
    ...(records?.[0]
      ? {
          records: records.length,
          offset: records[0].offset,
          source: records[0].path ?? page?.sources[records[0].source]?.label ?? '',
        }
      : {}),
  });
}
