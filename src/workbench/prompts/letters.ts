import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { UpdateRequest } from '../../actions/draftUpdate.ts';
import { waitingBeside } from '../../actions/letterBatch.ts';
import { isQuestion, type MessageKind } from '../../incident/messageKinds.ts';
import { outstandingTo } from '../../incident/promises.ts';
import { promisesNext } from '../../incident/status.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { clientName } from '../words.ts';
import { askMany } from './ask.ts';
import { openDraft, openNewDraft, writeNewDraft } from './draft.ts';
import { askFacts } from './facts.ts';
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
 * Writes a draft for each client, with each one's language and time, from one set of facts: for several, what the kind
 * needs and nobody has told yet is asked once. The first one is opened; the next is offered when it is marked as sent. Nothing is
 * sent yet, and no promise recorded: a person who leaves here owes what they owed before.
 */
export async function openLetters(services: Services, id: string, letters: Letters): Promise<void> {
  const state = services.incidents.get(id);
  if (state === undefined) return;
  const clients = letters.to ?? (await chooseClients(services, state, letters.title));
  const [first] = clients ?? [];
  if (clients === undefined || first === undefined) return;
  const known = (to: string): number | undefined =>
    letters.due ?? upcoming(letters.dueTo?.(to), services.now());
  const unknown = clients.find((to) => known(to) === undefined);
  const asked = unknown === undefined ? undefined : await nextTime(services, state, letters, unknown);
  if (asked === 'left') return;
  const requestTo = (to: string): UpdateRequest => {
    const due = known(to) ?? asked;
    return {
      kind: letters.kind,
      to,
      ...(due === undefined ? {} : { due }),
      ...(letters.facts === undefined ? {} : { facts: letters.facts }),
    };
  };
  if (clients.length === 1) {
    await openNewDraft(services, id, requestTo(first));
    return;
  }
  const facts = await askFacts(services, id, requestTo(first), letters.title);
  const batch = `${letters.kind}-${services.now().toString(36)}`;
  const files: string[] = [];
  for (const to of clients) files.push(await writeNewDraft(services, id, { ...requestTo(to), facts, batch }));
  await openDraft(services, id, files[0] ?? '');
}

/** Says which clients of the same update still wait for their letter, and opens the next one on a click. */
export async function offerNextLetter(services: Services, id: string, file: string): Promise<void> {
  const state = services.incidents.get(id);
  if (state === undefined) return;
  const [next, ...others] = await waitingBeside(services, state, file);
  if (next === undefined) return;
  const config = await services.configOf(state.home);
  const names = [next, ...others].map(({ to }) => clientName(to, config));
  const open = l10n.t('Open Next Letter');
  const picked = await vscode.window.showInformationMessage(
    l10n.t('Still waiting for this update: {0}.', plain(names.join(', '))),
    open,
  );
  if (picked === open) await openDraft(services, id, next.file);
}

/** A time that has passed can't be promised again. */
function upcoming(due: number | undefined, now: number): number | undefined {
  return due !== undefined && due > now ? due : undefined;
}

/** Every client of the incident, ticked; the only one without a question. */
export async function chooseClients(
  services: Services,
  state: IncidentState,
  title: string,
): Promise<readonly string[] | undefined> {
  const { clients } = state.incident;
  if (clients.length <= 1) return [clients[0] ?? ''];
  const config = await services.configOf(state.home);
  return askMany({
    title,
    placeholder: l10n.t('To whom?'),
    choices: clients.map((value) => ({ label: plain(clientName(value, config)), picked: true, value })),
  });
}

/**
 * Undefined where the letter names no new time: kinds that promise none, and a question or the acknowledgement while an
 * update is promised already, whose time it repeats.
 */
async function nextTime(
  services: Services,
  state: IncidentState,
  { kind, title }: Letters,
  to: string,
): Promise<number | undefined | 'left'> {
  if (!promisesNext(state.incident, kind)) return undefined;
  const isPromised = outstandingTo(state.incident, to).some(({ due }) => due > services.now());
  if (isPromised && (isQuestion(kind) || kind === 'acknowledgement')) return undefined;
  return (await askPromise(services, state, { title, to })) ?? 'left';
}
