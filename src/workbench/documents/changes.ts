import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Home } from '../../session/openStores.ts';
import type { Desk } from '../desk.ts';
import { plain } from '../plainText.ts';
import { gitUri } from './gitContent.ts';

export interface Comparison {
  readonly title: string;
  /** Undefined for a commit without a parent: everything in it is new. */
  readonly before: string | undefined;
  readonly after: string;
}

/** Opens every file that differs in VS Code's multi-file diff. */
export async function openChanges(desk: Desk, home: Home, comparison: Comparison): Promise<void> {
  const changed = await desk.investigation.changes(home, comparison.before, comparison.after);
  const files = changed.filter(({ submodule }) => !submodule);
  const { before, after } = comparison;
  if (files.length === 0) {
    await vscode.window.showInformationMessage(l10n.t('No files differ.'));
    return;
  }
  const at = (sha: string, path: string) => gitUri({ home: home.store.root, sha, path });
  const rows = files.map(({ status, path, oldPath }) => {
    const left = before === undefined || status === 'added' ? undefined : at(before, oldPath ?? path);
    const right = status === 'deleted' ? undefined : at(after, path);
    const label =
      home.folder === undefined ? at(after, path) : vscode.Uri.joinPath(vscode.Uri.file(home.folder), path);
    return [label, left, right];
  });
  await vscode.commands.executeCommand('vscode.changes', plain(comparison.title, 80), rows);
}
