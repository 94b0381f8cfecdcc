import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FetchResult } from '../../git/fetch.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { FetchAll } from '../../session/repositories.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { cancellable } from '../prompts/progress.ts';
import { settleTeamRemote } from '../prompts/teamRemote.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined || !(await settleTeamRemote(services, state.home))) return;
  const fetched = await cancellable(l10n.t('Fetching from the remote'), (signal) =>
    services.repositories.fetch(state.home, signal),
  );
  const { outcome } = fetched;
  if (outcome.kind === 'cancelled') return;
  if (outcome.kind === 'fetched') {
    await services.investigation.refresh(state);
    await tellOfRefused(services, state, fetched);
    return;
  }
  services.log.warn(`fetch: ${outcome.kind} ${outcome.detail}`);
  const showLog = l10n.t('Show Log');
  const picked = await vscode.window.showWarningMessage(sentence(outcome.kind), showLog);
  if (picked === showLog) services.log.show();
}

/** What git left as it was, though the remote has it otherwise. */
async function tellOfRefused(
  services: Services,
  state: IncidentState,
  { moved, inTheWay }: FetchAll,
): Promise<void> {
  if (inTheWay.length > 0)
    void vscode.window.showWarningMessage(
      l10n.t(
        'Fetched, except for what is in the way of older names: {0}. In a terminal, {1} removes those that are gone from the remote.',
        few(inTheWay),
        'git fetch --prune',
      ),
    );
  if (moved.length === 0) return;
  const take = l10n.t('Take Theirs');
  const picked = await vscode.window.showWarningMessage(
    l10n.t(
      'The remote has moved these tags, and yours were kept: {0}.',
      few(moved.flatMap(({ tags }) => tags)),
    ),
    take,
  );
  if (picked !== take) return;
  await cancellable(l10n.t('Fetching from the remote'), async (signal) => {
    for (const { folder, tags } of moved)
      await services.repositories.fetchMore(folder, { takeTags: tags }, signal);
  });
  await services.investigation.refresh(state);
}

function few(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => plain(name, 60));
  return [...shown, ...(names.length > shown.length ? ['…'] : [])].join(', ');
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
