import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { changeSeverity } from '../../actions/changeSeverity.ts';
import { iso } from '../../actions/context.ts';
import { promiseUpdate } from '../../actions/promiseUpdate.ts';
import { recordDetail } from '../../actions/recordDetail.ts';
import { recordReport, startIncident } from '../../actions/startIncident.ts';
import type { Home } from '../../session/openStores.ts';
import type { Services } from '../services.ts';
import { askText } from '../prompts/ask.ts';
import { openNewDraft } from '../prompts/draft.ts';
import { chooseHome } from '../prompts/home.ts';
import { askPromise } from '../prompts/promise.ts';
import { askClient, askSeverity, askStart, required } from '../prompts/start.ts';

const steps = 5;

/**
 * Each answer is recorded before the next question: leaving at any point loses nothing. What was left is offered by
 * `skippedAtStart`.
 */
export async function run(services: Services): Promise<void> {
  const home = await chooseHome(services, l10n.t('Start an incident'));
  if (home === undefined) return;
  const title = await askText({
    title: step(1),
    prompt: l10n.t('The problem, in the client’s words. This alone opens the incident.'),
    placeholder: l10n.t('Card payments fail at checkout'),
    check: required,
  });
  if (!title) return;
  const reported = services.now();
  const started = await startIncident(services, home, title);
  const { id } = started.incident;
  services.current.choose(id);
  // Beside what is asked and the draft, which keep the focus.
  void vscode.commands.executeCommand('sitrep.incidents.focus', { preserveFocus: true });
  await recordReport(services, id, reported);
  await askTheRest(services, home, id);
}

async function askTheRest(services: Services, home: Home, id: string): Promise<void> {
  const config = await services.configOf(home);
  const remembered = services.memento.get<readonly string[]>('clients', []);
  const client = await askClient(config, remembered, step(2));
  if (client === undefined) return;
  if (client !== '') {
    await recordDetail(services, id, { field: 'client', value: client });
    await services.memento.update(
      'clients',
      [client, ...remembered.filter((key) => key !== client)].slice(0, 5),
    );
  }
  const severity = await askSeverity(config, step(3));
  if (severity === undefined) return;
  await changeSeverity(services, id, severity);
  const began = await askStart(services, step(4));
  if (began === undefined) return;
  if (began !== 'unknown') await recordDetail(services, id, { field: 'started', value: iso(began) });
  await promiseFirstUpdate(services, id, client);
}

async function promiseFirstUpdate(services: Services, id: string, client: string): Promise<void> {
  const state = services.incidents.get(id);
  if (state === undefined) return;
  const due = await askPromise(services, state, { title: step(5), to: client });
  if (due === undefined) return;
  await promiseUpdate(services, id, { to: client, due });
  await openNewDraft(services, id, { kind: 'acknowledgement', to: client, due });
}

function step(number: number): string {
  return l10n.t('Start an incident ({0}/{1})', number, steps);
}
