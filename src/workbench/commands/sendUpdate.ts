import * as l10n from '@vscode/l10n';
import { isAmongUs, promisesNext } from '../../actions/offerKinds.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { MessageKind } from '../../writing/messages/kinds.ts';
import type { Desk } from '../desk.ts';
import { plain } from '../plainText.ts';
import { askMany } from '../prompts/ask.ts';
import { openNewDraft } from '../prompts/draft.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { askPromise } from '../prompts/promise.ts';
import { titleAbout } from '../prompts/title.ts';
import { askKind } from '../prompts/updateKind.ts';
import { clientName } from '../words.ts';

/** A draft for each client chosen, with each one's language and time. Nothing is sent and nothing recorded yet. */
export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const kind = await askKind(state.incident, titleFor(desk, state));
  if (kind === undefined) return;
  const clients = isAmongUs(kind) ? [''] : await chooseClients(desk, state, argument);
  if (clients === undefined || clients.length === 0) return;
  const due = await nextTime(desk, state, kind, clients[0] ?? '');
  if (due === 'left') return;
  for (const to of clients) {
    await openNewDraft(desk, state.incident.id, { kind, to, ...(due === undefined ? {} : { due }) });
  }
}

/** Undefined where none is promised: among ourselves, and once it is resolved. */
function nextTime(
  desk: Desk,
  state: IncidentState,
  kind: MessageKind,
  to: string,
): Promise<number | undefined | 'left'> {
  if (!promisesNext(state.incident, kind)) return Promise.resolve(undefined);
  return askPromise(desk, state, { title: titleFor(desk, state), to }).then((due) => due ?? 'left');
}

/** Every client of the incident is ticked; a promise's row names its own. */
async function chooseClients(
  desk: Desk,
  state: IncidentState,
  argument: unknown,
): Promise<readonly string[] | undefined> {
  const named = state.incident.promises.find(({ id }) => id === fieldOf(argument, 'promise'));
  if (named) return [named.to];
  const { clients } = state.incident;
  if (clients.length <= 1) return [clients[0] ?? ''];
  const config = await desk.configOf(state.home);
  return askMany({
    title: titleFor(desk, state),
    placeholder: l10n.t('To whom?'),
    choices: clients.map((value) => ({ label: plain(clientName(value, config)), picked: true, value })),
  });
}

function titleFor(desk: Desk, state: IncidentState): string {
  return titleAbout(desk, state, l10n.t('Send Update'));
}
