import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { changeSeverity } from '../../actions/changeSeverity.ts';
import { iso } from '../../actions/context.ts';
import { promiseUpdate } from '../../actions/promiseUpdate.ts';
import { recordDetail } from '../../actions/recordDetail.ts';
import { recordReport, startIncident } from '../../actions/startIncident.ts';
import type { Home } from '../../session/openStores.ts';
import type { Desk } from '../desk.ts';
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
export async function run(desk: Desk): Promise<void> {
  const home = await chooseHome(desk, l10n.t('Start an incident'));
  if (home === undefined) return;
  const title = await askText({
    title: step(1),
    prompt: l10n.t('The problem, in the client’s words. This alone opens the incident.'),
    placeholder: l10n.t('Card payments fail at checkout'),
    check: required,
  });
  if (!title) return;
  const reported = desk.now();
  const started = await startIncident(desk, home, title);
  const { id } = started.incident;
  desk.current.choose(id);
  // Beside what is asked and the draft, which keep the focus.
  void vscode.commands.executeCommand('sitrep.incidents.focus', { preserveFocus: true });
  await recordReport(desk, id, reported);
  await askTheRest(desk, home, id);
}

async function askTheRest(desk: Desk, home: Home, id: string): Promise<void> {
  const config = await desk.configOf(home);
  const remembered = desk.memento.get<readonly string[]>('clients', []);
  const client = await askClient(config, remembered, step(2));
  if (client === undefined) return;
  if (client !== '') {
    await recordDetail(desk, id, { field: 'client', value: client });
    await desk.memento.update('clients', [client, ...remembered.filter((key) => key !== client)].slice(0, 5));
  }
  const severity = await askSeverity(config, step(3));
  if (severity === undefined) return;
  await changeSeverity(desk, id, severity);
  const began = await askStart(desk, step(4));
  if (began === undefined) return;
  if (began !== 'unknown') await recordDetail(desk, id, { field: 'started', value: iso(began) });
  await promiseFirstUpdate(desk, id, client);
}

async function promiseFirstUpdate(desk: Desk, id: string, client: string): Promise<void> {
  const state = desk.incidents.get(id);
  if (state === undefined) return;
  const due = await askPromise(desk, state, { title: step(5), to: client });
  if (due === undefined) return;
  await promiseUpdate(desk, id, { to: client, due });
  await openNewDraft(desk, id, { kind: 'acknowledgement', to: client, due });
}

function step(number: number): string {
  return l10n.t('Start an incident ({0}/{1})', number, steps);
}
