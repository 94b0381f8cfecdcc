import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { gitUri } from './gitContent.ts';

export interface Comparison {
  readonly title: string;
  /** Undefined for a commit without a parent: everything in it is new. */
  readonly before: string | undefined;
  readonly after: string;
  /** Only these files; all where left out. */
  readonly only?: readonly string[];
  /** Said where nothing differs. */
  readonly same?: string;
}

/** More would keep the editor busy for minutes. */
const mostFiles = 300;

/** Opens every file that differs in VS Code's multi-file diff. `folder` is the repository's. */
export async function openChanges(services: Services, folder: string, comparison: Comparison): Promise<void> {
  const { before, after, only } = comparison;
  const changes = await services.repositories.changes(folder, before, after);
  if ('failed' in changes) {
    services.log.warn(`changes: ${changes.failed} ${changes.detail}`);
    await vscode.window.showWarningMessage(
      changes.failed === 'missing-object' || changes.failed === 'at-edge'
        ? l10n.t('This clone does not have what is to be compared. Fetching may bring it.')
        : l10n.t('Git could not compare the files. The details are in the log.'),
    );
    return;
  }
  const wanted = only && new Set(only);
  const files = changes.files.filter(
    ({ path, oldPath }) => wanted?.has(path) !== false || (oldPath !== undefined && wanted.has(oldPath)),
  );
  if (files.length === 0) {
    await vscode.window.showInformationMessage(comparison.same ?? l10n.t('No files differ.'));
    return;
  }
  const at = (sha: string, path: string) => gitUri({ folder, sha, path });
  const rows = files.slice(0, mostFiles).map(({ status, path, oldPath }) => {
    const left = before === undefined || status === 'added' ? undefined : at(before, oldPath ?? path);
    const right = status === 'deleted' ? undefined : at(after, path);
    return [vscode.Uri.joinPath(vscode.Uri.file(folder), path), left, right];
  });
  await vscode.commands.executeCommand('vscode.changes', plain(comparison.title, 80), rows);
  if (files.length > mostFiles)
    void vscode.window.showInformationMessage(
      l10n.t('Shown are the first {0} of {1} files.', mostFiles, files.length),
    );
}
