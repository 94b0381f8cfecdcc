import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { recordRetry } from '../../actions/recordRetry.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { RetryResult } from '../../session/retry.ts';
import type { Services } from '../services.ts';
import { askOne } from '../prompts/ask.ts';
import { openNewDraft } from '../prompts/draft.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { titleAbout } from '../prompts/title.ts';
import { chooseClient } from '../prompts/whom.ts';

const minute = 60_000;

/** “Want to try again while I watch?” Keeps exactly what was written to the logs meanwhile. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const title = titleAbout(services, state, l10n.t('Watch a Retry'));
  const choice = await ask(title);
  if (choice === undefined) return;
  if (choice === 'invite') {
    const to = await chooseClient(services, state, title);
    if (to === undefined) return;
    await openNewDraft(services, state.incident.id, { kind: 'retry-invitation', to });
    return;
  }
  const result = await vscode.window.withProgress({ location: { viewId: 'sitrep.logs' } }, () =>
    services.retry.watch(state, choice * minute),
  );
  if (result === undefined) {
    await vscode.commands.executeCommand('sitrep.addLogSource');
    return;
  }
  await keep(services, state, result);
}

function ask(title: string): Promise<number | 'invite' | undefined> {
  const minutes = (count: number) => ({
    label: `$(eye) ${l10n.t('Watch for {0} min', count)}`,
    description: l10n.t('all log sources, until you stop it'),
    value: count,
  });
  return askOne<number | 'invite'>({
    title,
    placeholder: l10n.t('Is the client trying again now?'),
    choices: [
      minutes(5),
      minutes(2),
      minutes(15),
      { label: `$(mail) ${l10n.t('Draft the invitation first')}`, value: 'invite' },
    ],
  });
}

async function keep(services: Services, state: IncidentState, result: RetryResult): Promise<void> {
  const label = summary(result);
  const file = await recordRetry(services, state.incident.id, { result, label });
  if (file) await services.documents.open(state, file);
  const copy = l10n.t('Copy for an Update');
  const picked = await vscode.window.showInformationMessage(label, copy);
  if (picked === copy) await vscode.env.clipboard.writeText(label);
}

/** In plain words, so that it can stand in an update. */
function summary({ sources, newKinds }: RetryResult): string {
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  const errors = sources.reduce((sum, source) => sum + source.errors, 0);
  if (records === 0) return l10n.t('During the retry nothing appeared in our logs.');
  // An attempt may write many records, so that their number says nothing of how often the client tried.
  const reached = l10n.t(
    'Log records written during the retry: {0}, errors among them: {1}. One attempt can write several.',
    records,
    errors,
  );
  return newKinds.length === 0
    ? reached
    : `${reached} ${l10n.t('Kinds of error not seen in the hour before: {0}.', newKinds.length)}`;
}
