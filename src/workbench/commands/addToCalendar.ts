import * as l10n from '@vscode/l10n';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { calendarEntry } from '../../actions/calendarEntry.ts';
import { slug } from '../../incident/folderName.ts';
import type { UpdatePromise } from '../../incident/incident.ts';
import { clientOfPromise, outstanding } from '../../incident/promises.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askOne } from '../prompts/ask.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { titleAbout } from '../prompts/title.ts';
import { clientName } from '../words.ts';

/** For the evening without an editor: a promised update as an entry of the person's own calendar. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const promise = await choosePromise(services, state, fieldOf(argument, 'promise'));
  if (promise === undefined) return;
  const client = await nameOf(services, state, promise);
  const content = await calendarEntry(
    promise,
    { title: l10n.t('Update due: {0}', client), description: plain(state.incident.title) },
    services.now(),
  );
  const name = `${slug(`${client} ${state.incident.title}`)}.ics`;
  if (await isOpened(name, content)) {
    const due = services.times.short(promise.due, services.now());
    void vscode.window.setStatusBarMessage(
      l10n.t('Opened in your calendar: update for {0}, {1}', client, due),
      10_000,
    );
    return;
  }
  await save(name, content);
}

async function choosePromise(
  services: Services,
  state: IncidentState,
  id: string | undefined,
): Promise<UpdatePromise | undefined> {
  const named = state.incident.promises.find((promise) => promise.id === id);
  if (named) return named;
  const [first, ...others] = outstanding(state.incident);
  if (first === undefined) {
    await vscode.window.showInformationMessage(l10n.t('No update is promised.'));
    return undefined;
  }
  if (others.length === 0) return first;
  const title = titleAbout(services, state, l10n.t('Add to Calendar'));
  const choices = [first, ...others].map(async (promise) => ({
    label: await nameOf(services, state, promise),
    description: services.times.short(promise.due, services.now()),
    value: promise,
  }));
  return askOne({ title, placeholder: l10n.t('Which promise?'), choices: Promise.all(choices) });
}

async function nameOf(services: Services, state: IncidentState, promise: UpdatePromise): Promise<string> {
  const config = await services.configOf(state.home);
  return plain(clientName(clientOfPromise(state.incident, promise.to), config), 60);
}

/** Hands it to the system's calendar, which only a window on this machine has. */
async function isOpened(name: string, content: string): Promise<boolean> {
  const isHere = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (!isHere) return false;
  const file = join(await mkdtemp(join(tmpdir(), 'sitrep-')), name);
  await writeFile(file, content, { mode: 0o600 });
  return vscode.env.openExternal(vscode.Uri.file(file));
}

async function save(name: string, content: string): Promise<void> {
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(homedir(), name)),
    filters: { [l10n.t('Calendar')]: ['ics'] },
    title: l10n.t('Add to Calendar'),
  });
  if (uri === undefined) return;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  await vscode.window.showInformationMessage(
    l10n.t('Saved as {0}. Open it on your own device to add it to your calendar.', plain(uri.fsPath)),
  );
}
