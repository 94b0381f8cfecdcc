import * as l10n from '@vscode/l10n';
import type { Config } from '../../config/config.ts';
import type { IncidentDocument } from '../../actions/listDocuments.ts';
import type { Detail } from '../../incident/incident.ts';
import type { Playbook } from '../../incident/playbook.ts';
import { promiseState } from '../../incident/promises.ts';
import { isOngoing, isOwed } from '../../incident/status.ts';
import type { IncidentState } from '../../session/incidents.ts';
import { isMine } from '../../session/mine.ts';
import type { ReaderTimes } from '../../session/readerTimes.ts';
import { plain, plainLines } from '../plainText.ts';
import { answerWord, clientName, detailName, isTimeField, severityWord, standingWord } from '../words.ts';
import { documentNodes, documentStates } from './documentNodes.ts';
import { mayUnfold } from './mayUnfold.ts';
import { promisesNode, waitingStates } from './promiseNodes.ts';
import { timelineNode, timeWord } from './timelineNodes.ts';
import type { Node } from './tree.ts';

export interface IncidentNodesInput {
  readonly states: readonly IncidentState[];
  readonly current: IncidentState | undefined;
  readonly now: number;
  readonly times: ReaderTimes;
  readonly config: (state: IncidentState) => Config | undefined;
  readonly documents: (state: IncidentState) => readonly IncidentDocument[];
  /** Where an incident's steps have their titles; undefined until it was read. */
  readonly playbook: (state: IncidentState) => Playbook | undefined;
  /** True in a window with a folder for an incident that belongs to none. */
  readonly isWithoutFolder: (state: IncidentState) => boolean;
}

/** What commands on a row are about. */
export type IncidentTarget =
  | { readonly incident: string }
  | { readonly incident: string; readonly promise: string }
  | { readonly incident: string; readonly event: string }
  | { readonly incident: string; readonly field: string; readonly to?: string }
  | { readonly incident: string; readonly document: string };

/** The rows of the Incidents view: incidents, their parts, and what is in them. */
export class IncidentRows {
  private made = new Map<string, { readonly of: readonly unknown[]; readonly node: Node }>();

  /** An incident whose row would come out the same keeps the one it has: most moments change nothing but a countdown. */
  make(input: IncidentNodesInput): readonly Node[] {
    const made = new Map(
      input.states.map((state) => {
        const of = madeOf(state, input);
        const known = this.made.get(state.incident.id);
        const isSame = known?.of.every((value, index) => value === of[index]) ?? false;
        return [
          state.incident.id,
          known && isSame ? known : { of, node: incidentNode(state, input) },
        ] as const;
      }),
    );
    this.made = made;
    const nodes = (states: readonly IncidentState[]): readonly Node[] =>
      states.flatMap(({ incident }) => made.get(incident.id)?.node ?? []);
    const outside = input.states.filter((state) => input.isWithoutFolder(state));
    return [
      ...nodes(input.states.filter((state) => !outside.includes(state))),
      ...(outside.length === 0 ? [] : [withoutFolderNode(nodes(outside))]),
    ];
  }
}

/** Earlier, all folders without a repository shared one list; which of them an incident was about is not recorded. */
function withoutFolderNode(children: readonly Node[]): Node {
  return {
    id: 'without-folder',
    label: l10n.t('Without a folder'),
    description: String(children.length),
    tooltip: l10n.t(
      'Incidents that belong to no folder. They are listed in every window without a repository.',
    ),
    icon: 'inbox',
    expanded: true,
    children,
  };
}

/** Everything that the row of an incident and those below it depend on. */
function madeOf(state: IncidentState, input: IncidentNodesInput): readonly unknown[] {
  const { times, now } = input;
  return [
    state,
    isShown(state, input),
    input.states.length > 1,
    input.config(state),
    input.documents(state),
    input.playbook(state),
    times.language(),
    times.zone(),
    times.date(now),
    state.incident.promises.map((promise) => promiseState(promise, now)).join(),
    waitingStates(state, input),
    documentStates(state, input),
  ];
}

function isShown({ incident }: IncidentState, { current }: IncidentNodesInput): boolean {
  return current?.incident.id === incident.id;
}

function incidentNode(state: IncidentState, input: IncidentNodesInput): Node {
  const { incident } = state;
  return {
    id: incident.id,
    label: plain(incident.title, 80),
    description: plain(descriptionOf(state, input)),
    tooltip: plainLines(`${incident.title}\n${incident.id}`),
    ...iconOf(state),
    context: contextOf(state, input),
    expanded: isShown(state, input),
    target: { incident: incident.id } satisfies IncidentTarget,
    children: [
      promisesNode(state, input),
      timelineNode(state, input),
      detailsNode(state, input),
      documentNodes(state, input),
      ...problemsNode(state),
    ].filter(mayUnfold),
  };
}

/** Among several, the one that views and commands are about says so first. */
function descriptionOf(state: IncidentState, input: IncidentNodesInput): string {
  const { incident } = state;
  const client = incident.clients.map((key) => clientName(key, input.config(state))).join(', ');
  return [
    isShown(state, input) && input.states.length > 1 ? l10n.t('shown') : '',
    standingWord(incident),
    severityWord(incident),
    client,
    incident.owner,
  ]
    .filter(Boolean)
    .join(' · ');
}

function iconOf({ incident }: IncidentState): Pick<Node, 'icon' | 'color'> {
  if (isOngoing(incident)) return { icon: 'flame' };
  if (isOwed(incident)) return { icon: 'megaphone', color: 'list.warningForeground' };
  return { icon: incident.status === 'resolved' ? 'pass' : 'archive' };
}

/** What `when` clauses of menus ask for. `ongoing`: work goes on; `owed`: a client waits for an update. */
function contextOf(state: IncidentState, input: IncidentNodesInput): string {
  const { incident } = state;
  return [
    'incident',
    incident.status,
    isOngoing(incident) ? 'ongoing' : '',
    isOwed(incident) ? 'owed' : '',
    isMine(state) ? 'mine' : 'others',
    isShown(state, input) ? 'shown' : 'hidden',
  ]
    .filter(Boolean)
    .join(' ');
}

function detailsNode(state: IncidentState, input: IncidentNodesInput): Node {
  return {
    id: `${state.incident.id}/details`,
    label: l10n.t('Details'),
    icon: 'comment-discussion',
    children: [...state.incident.details.values()].map((detail) => ({
      id: `${state.incident.id}/detail/${detail.field}@${detail.to ?? ''}`,
      label: plain(detailName(detail.field)),
      description: plain(detailWord(detail, input)),
      tooltip: plainLines(detail.value),
      icon: 'comment',
      context: 'detail',
      target: {
        incident: state.incident.id,
        field: detail.field,
        ...(detail.to === undefined ? {} : { to: detail.to }),
      } satisfies IncidentTarget,
    })),
  };
}

function detailWord({ field, value }: Detail, input: IncidentNodesInput): string {
  return isTimeField(field) ? timeWord(value, input) : answerWord(field, value);
}

function problemsNode(state: IncidentState): Node[] {
  if (state.problems.length === 0) return [];
  return [
    {
      id: `${state.incident.id}/problems`,
      label: l10n.t('Problems in the journal'),
      description: String(state.problems.length),
      icon: 'warning',
      children: state.problems.map((problem, index) => ({
        id: `${state.incident.id}/problem/${index}`,
        label: l10n.t('Line {0}', problem.line + 1),
        icon: 'warning',
        command: {
          id: 'sitrep.openJournal',
          title: l10n.t('Open Journal'),
          args: [{ incident: state.incident.id, line: problem.line }],
        },
      })),
    },
  ];
}
