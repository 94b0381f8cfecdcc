import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RevertResult } from '../../git/revert.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { openChanges } from '../documents/changes.ts';
import { cancellable } from '../prompts/progress.ts';
import { chooseSuspect } from '../prompts/suspect.ts';

/** The revert of a suspect on a branch of its own, shown as a diff. What the person works on is never touched. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const chosen = await chooseSuspect(services, argument, l10n.t('Prepare Revert'));
  if (chosen === undefined) return;
  const { commit, folder } = chosen.suspect;
  const prepare = () =>
    cancellable(l10n.t('Preparing the revert'), (signal) =>
      services.repositories.prepareRevert(folder, commit.sha, signal),
    );
  const first = await prepare();
  const result = first.kind === 'at-edge' && (await deepened(services, folder)) ? await prepare() : first;
  if (result.kind !== 'prepared') {
    if (result.kind === 'failed') services.log.warn(`revert: ${result.detail}`);
    const isTold = result.kind === 'cancelled' || result.kind === 'at-edge';
    if (!isTold) await vscode.window.showWarningMessage(sentence(result));
    return;
  }
  await openChanges(services, folder, { title: result.branch, before: result.base, after: result.commit });
  await vscode.window.showInformationMessage(
    commit.parents.length > 1
      ? l10n.t(
          'The revert of everything that the merge brought is on the branch {0}. Your working tree was not touched.',
          plain(result.branch),
        )
      : l10n.t('The revert is on the branch {0}. Your working tree was not touched.', plain(result.branch)),
  );
}

/** Offers to get what was before the commit; false where the person left it, or the remote has no more. */
async function deepened(services: Services, folder: string): Promise<boolean> {
  const fetch = l10n.t('Get More of the History');
  const picked = await vscode.window.showWarningMessage(
    l10n.t(
      'This clone is shallow and ends at this commit, so what was before it is unknown, and reverting it would delete every file.',
    ),
    fetch,
  );
  if (picked !== fetch) return false;
  const got = await cancellable(l10n.t('Fetching from the remote'), (signal) =>
    services.repositories.fetchMore(folder, { deepen: true }, signal),
  );
  if (got.kind !== 'fetched') services.log.warn(`deepen: ${got.kind} ${'detail' in got ? got.detail : ''}`);
  return got.kind === 'fetched';
}

function sentence(result: Exclude<RevertResult, { kind: 'prepared' | 'cancelled' | 'at-edge' }>): string {
  switch (result.kind) {
    case 'conflicts':
      return l10n.t(
        'Reverting it conflicts with later changes in: {0}. No branch was made.',
        list(result.files),
      );
    case 'nothing-to-revert':
      return l10n.t('There is nothing left of this commit to revert.');
    case 'no-identity':
      return l10n.t('Git has no name and e-mail address for you, so no commit can be made.');
    case 'failed':
      return l10n.t('The revert could not be made. The details are in the log.');
  }
}

function list(files: readonly string[]): string {
  const shown = files.slice(0, 5).map((file) => plain(file, 60));
  return [...shown, ...(files.length > shown.length ? ['…'] : [])].join(', ');
}
