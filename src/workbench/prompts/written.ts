import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { WrittenFile } from '../../actions/documents.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';

/** Opens a document that was written, and says which parts were left because a person changed them. */
export async function openWritten(
  services: Services,
  state: IncidentState,
  { file, kept }: WrittenFile,
): Promise<void> {
  await services.documents.open(state, file);
  if (kept.length === 0) return;
  await vscode.window.showInformationMessage(
    l10n.t('Left as they are, because they were edited by hand: {0}.', plain(kept.join(', '))),
  );
}
