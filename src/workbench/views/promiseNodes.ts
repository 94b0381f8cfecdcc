import * as l10n from '@vscode/l10n';
import type { UpdatePromise } from '../../incident/incident.ts';
import { clientOfPromise, ledger, promiseState, type PromiseState } from '../../incident/promises.ts';
import { waitingClients, type Attention } from '../../session/attention.ts';
import type { IncidentState } from '../../session/incidents.ts';
import { acknowledgeWithin } from '../acknowledgeWithin.ts';
import { plain, plainLines } from '../plainText.ts';
import { durationText } from '../../time/durations.ts';
import { clientName } from '../words.ts';
import type { IncidentNodesInput, IncidentTarget } from './incidentNodes.ts';
import type { Node } from './tree.ts';

/** The clients who wait without a promise, then the promises, the newest first. */
export function promisesNode(state: IncidentState, input: IncidentNodesInput): Node {
  return {
    id: `${state.incident.id}/promises`,
    label: l10n.t('Promises'),
    description: plain(summary(state, input)),
    icon: 'clock',
    expanded: true,
    children: [
      ...waiting(state, input).flatMap((client) => waitingNode(client, state, input)),
      ...[...state.incident.promises].reverse().map((promise) => promiseNode(promise, state, input)),
    ],
  };
}

/** What each client waits for, for whoever must know whether a row would change. */
export function waitingStates(state: IncidentState, input: IncidentNodesInput): string {
  return JSON.stringify(
    waiting(state, input).map((client) => [client.client, client.kind, isPressing(client)]),
  );
}

function waiting(state: IncidentState, input: IncidentNodesInput): readonly Attention[] {
  return waitingClients(state, input.now, acknowledgeWithin(input.config(state)));
}

/** Of several clients, those who should hear from us now are named. */
function summary(state: IncidentState, input: IncidentNodesInput): string {
  const { kept, total } = ledger(state.incident, input.now);
  const names = waiting(state, input)
    .filter(isPressing)
    .map(({ client }) => clientName(client, input.config(state)));
  return [
    total === 0 ? '' : l10n.t('{0} of {1} kept', kept, total),
    state.incident.clients.length > 1 && names.length > 0
      ? l10n.t('still waiting: {0}', names.join(', '))
      : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function isPressing(client: Attention): boolean {
  if (client.kind === 'not-acknowledged') return client.isLate;
  return client.kind === 'overdue' || client.kind === 'due-soon';
}

/** A client who has no row of a promise to be seen by. */
function waitingNode(client: Attention, state: IncidentState, input: IncidentNodesInput): Node[] {
  if (client.kind !== 'not-acknowledged' && client.kind !== 'no-promise') return [];
  const description =
    client.kind === 'no-promise'
      ? l10n.t('no update promised')
      : l10n.t('not acknowledged, waiting since {0}', input.times.short(client.since, input.now));
  return [
    {
      id: `${state.incident.id}/waiting/${client.client}`,
      label: plain(clientName(client.client, input.config(state))),
      description,
      icon: 'megaphone',
      ...(isPressing(client) ? { color: 'list.warningForeground' } : {}),
      context: 'waiting',
      target: { incident: state.incident.id } satisfies IncidentTarget,
    },
  ];
}

const icons: Readonly<Record<PromiseState, string>> = {
  waiting: 'clock',
  'due-soon': 'bell',
  overdue: 'warning',
  kept: 'check',
  late: 'warning',
  broken: 'error',
  'not-needed': 'dash',
  'not-told': 'question',
};

const colors: Partial<Record<PromiseState, string>> = {
  'due-soon': 'list.warningForeground',
  overdue: 'list.errorForeground',
  late: 'list.warningForeground',
  broken: 'list.errorForeground',
};

function promiseNode(promise: UpdatePromise, state: IncidentState, input: IncidentNodesInput): Node {
  const how = promiseState(promise, input.now);
  const isOutstanding = how === 'waiting' || how === 'due-soon' || how === 'overdue';
  const client = clientName(clientOfPromise(state.incident, promise.to), input.config(state));
  const color = colors[how];
  const word = promiseWord(promise, how);
  return {
    id: `${state.incident.id}/promise/${promise.id}`,
    label: input.times.short(promise.due, input.now),
    description: plain(`${client} · ${word}`),
    tooltip: plainLines(`${client}: ${input.times.full(promise.due)}\n${word}`),
    icon: icons[how],
    ...(color === undefined ? {} : { color }),
    context: isOutstanding ? 'promise.outstanding' : 'promise.done',
    target: { incident: state.incident.id, promise: promise.id } satisfies IncidentTarget,
  };
}

function promiseWord({ sentAt, due, ended }: UpdatePromise, how: PromiseState): string {
  switch (how) {
    case 'waiting':
      return l10n.t('promised');
    case 'due-soon':
      return l10n.t('due soon');
    case 'overdue':
      return l10n.t('overdue');
    case 'kept':
      return l10n.t('kept');
    case 'late':
      return l10n.t('late by {0}', durationText(Math.max(0, (sentAt ?? due) - due)));
    case 'broken':
      return l10n.t('taken back: {0}', ended?.how === 'taken-back' ? ended.reason : '');
    case 'not-needed':
      return l10n.t('no longer needed');
    case 'not-told':
      return l10n.t('not told');
  }
}
