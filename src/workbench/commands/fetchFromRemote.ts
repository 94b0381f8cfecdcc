import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FetchResult } from '../../git/fetch.ts';
import type { Desk } from '../desk.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { cancellable } from '../prompts/progress.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const outcome = await cancellable(l10n.t('Fetching from the remote'), (signal) =>
    desk.repositories.fetch(state.home, signal),
  );
  if (outcome.kind === 'cancelled') return;
  if (outcome.kind === 'fetched') {
    await desk.investigation.refresh(state);
    return;
  }
  desk.log.warn(`fetch: ${outcome.kind} ${outcome.detail}`);
  const showLog = l10n.t('Show Log');
  const picked = await vscode.window.showWarningMessage(sentence(outcome.kind), showLog);
  if (picked === showLog) desk.log.show();
}

function sentence(kind: Exclude<FetchResult['kind'], 'fetched' | 'cancelled'>): string {
  switch (kind) {
    case 'no-remote':
      return l10n.t('This repository has no remote to fetch from.');
    case 'no-git':
      return l10n.t('Git can’t be asked here, so nothing was fetched.');
    case 'denied':
      return l10n.t('The remote did not let us in. What you see is as of the last fetch.');
    case 'timed-out':
    case 'unreachable':
    case 'failed':
      return l10n.t('The remote could not be reached. What you see is as of the last fetch.');
  }
}
