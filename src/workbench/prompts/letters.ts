import * as l10n from '@vscode/l10n';
import type { UpdateRequest } from '../../actions/draftUpdate.ts';
import { promisesNext } from '../../actions/offerKinds.ts';
import type { MessageKind } from '../../incident/messageKinds.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Desk } from '../desk.ts';
import { plain } from '../plainText.ts';
import { clientName } from '../words.ts';
import { askMany } from './ask.ts';
import { openNewDraft } from './draft.ts';
import { askPromise } from './promise.ts';

export interface Letters {
  readonly kind: MessageKind;
  readonly title: string;
  /** Keys of the clients who get one; a person is asked where not given. */
  readonly to?: readonly string[];
  readonly facts?: UpdateRequest['facts'];
  /** When the next update comes, where that was asked already. ms since the epoch. */
  readonly due?: number;
  /** When each client expects the next update, where the message changes nothing about that. ms since the epoch. */
  readonly dueTo?: (client: string) => number | undefined;
}

/**
 * Opens a draft for each client, with each one's language and time, and the time of the next update asked once where the
 * kind promises one. Nothing is sent and nothing recorded yet: a person who leaves here owes what they owed before.
 */
export async function openLetters(desk: Desk, id: string, letters: Letters): Promise<void> {
  const state = desk.incidents.get(id);
  if (state === undefined) return;
  const clients = letters.to ?? (await chooseClients(desk, state, letters.title));
  if (clients === undefined || clients.length === 0) return;
  const known = (to: string): number | undefined => letters.due ?? upcoming(letters.dueTo?.(to), desk.now());
  const unknown = clients.find((to) => known(to) === undefined);
  const asked = unknown === undefined ? undefined : await nextTime(desk, state, letters, unknown);
  if (asked === 'left') return;
  for (const to of clients) {
    const due = known(to) ?? asked;
    await openNewDraft(desk, id, {
      kind: letters.kind,
      to,
      ...(due === undefined ? {} : { due }),
      ...(letters.facts === undefined ? {} : { facts: letters.facts }),
    });
  }
}

/** A time that has passed can't be promised again. */
function upcoming(due: number | undefined, now: number): number | undefined {
  return due !== undefined && due > now ? due : undefined;
}

/** Every client of the incident, ticked; the only one without a question. */
export async function chooseClients(
  desk: Desk,
  state: IncidentState,
  title: string,
): Promise<readonly string[] | undefined> {
  const { clients } = state.incident;
  if (clients.length <= 1) return [clients[0] ?? ''];
  const config = await desk.configOf(state.home);
  return askMany({
    title,
    placeholder: l10n.t('To whom?'),
    choices: clients.map((value) => ({ label: plain(clientName(value, config)), picked: true, value })),
  });
}

/** Undefined where none is promised: among ourselves, and once it is resolved. */
async function nextTime(
  desk: Desk,
  state: IncidentState,
  { kind, title }: Letters,
  to: string,
): Promise<number | undefined | 'left'> {
  if (!promisesNext(state.incident, kind)) return undefined;
  return (await askPromise(desk, state, { title, to })) ?? 'left';
}
