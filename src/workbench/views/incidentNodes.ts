import * as l10n from '@vscode/l10n';
import type { Config } from '../../config/config.ts';
import type { Detail, TimelineEntry } from '../../incident/incident.ts';
import type { Playbook } from '../../incident/playbook.ts';
import { promiseState } from '../../incident/promises.ts';
import { isOngoing } from '../../incident/status.ts';
import type { IncidentState } from '../../session/incidents.ts';
import { isMine } from '../../session/mine.ts';
import { stepTitles } from '../../session/playbooks.ts';
import type { ReaderTimes } from '../../session/readerTimes.ts';
import { plain, plainLines } from '../plainText.ts';
import { answerWord, clientName, detailName, isTimeField, severityWord, statusWord } from '../words.ts';
import { documentNodes } from './documentNodes.ts';
import { eventWords, type EventSetting } from './eventWords.ts';
import { promisesNode } from './promiseNodes.ts';
import { mayUnfold, type Node } from './tree.ts';

export interface IncidentNodesInput {
  readonly states: readonly IncidentState[];
  readonly current: IncidentState | undefined;
  readonly now: number;
  readonly times: ReaderTimes;
  readonly config: (state: IncidentState) => Config | undefined;
  /** Files of an incident's folder, relative to it. */
  readonly documents: (state: IncidentState) => readonly string[];
  /** Where an incident's steps have their titles; undefined until it was read. */
  readonly playbook: (state: IncidentState) => Playbook | undefined;
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
    return [...made.values()].map(({ node }) => node);
  }
}

/** Everything that the row of an incident and those below it depend on. */
function madeOf(state: IncidentState, input: IncidentNodesInput): readonly unknown[] {
  const { times, now } = input;
  return [
    state,
    input.current?.incident.id === state.incident.id,
    input.config(state),
    input.documents(state),
    input.playbook(state),
    times.language(),
    times.zone(),
    times.date(now),
    state.incident.promises.map((promise) => promiseState(promise, now)).join(),
  ];
}

function incidentNode(state: IncidentState, input: IncidentNodesInput): Node {
  const { incident } = state;
  const isCurrent = input.current?.incident.id === incident.id;
  const flags = [
    'incident',
    incident.status,
    isOngoing(incident) ? 'ongoing' : '',
    isMine(state) ? 'mine' : 'others',
  ];
  const client = incident.clients.map((key) => clientName(key, input.config(state))).join(', ');
  return {
    id: incident.id,
    label: plain(incident.title, 80),
    description: plain(
      [statusWord(incident.status), severityWord(incident), client, incident.owner]
        .filter(Boolean)
        .join(' · '),
    ),
    tooltip: plainLines(`${incident.title}\n${incident.id}`),
    icon: isOngoing(incident) ? 'flame' : incident.status === 'resolved' ? 'pass' : 'archive',
    context: flags.filter(Boolean).join(' '),
    expanded: isCurrent,
    target: { incident: incident.id } satisfies IncidentTarget,
    children: [
      promisesNode(state, input),
      timelineNode(state, input),
      detailsNode(state, input),
      documentNodes(state, input.documents(state)),
      ...problemsNode(state),
    ].filter(mayUnfold),
  };
}

function timelineNode(state: IncidentState, input: IncidentNodesInput): Node {
  return {
    id: `${state.incident.id}/timeline`,
    label: l10n.t('Timeline'),
    description: String(state.incident.timeline.length),
    icon: 'list-ordered',
    children: () => {
      const setting = {
        config: input.config(state),
        step: stepTitles(input.playbook(state), state.incident),
        time: (at: string) => timeWord(at, input),
      };
      return [...state.incident.timeline].reverse().map((entry) => entryNode(entry, state, input, setting));
    },
  };
}

function entryNode(
  entry: TimelineEntry,
  state: IncidentState,
  input: IncidentNodesInput,
  setting: EventSetting,
): Node {
  const { icon, label } = eventWords(entry, setting);
  return {
    id: `${state.incident.id}/event/${entry.event.id}`,
    label,
    description: plain(`${input.times.short(entry.happened, input.now)} · ${entry.event.by}`),
    tooltip: plainLines(`${label}\n${input.times.full(entry.happened)}`),
    icon,
    context: 'entry',
    target: { incident: state.incident.id, event: entry.event.id } satisfies IncidentTarget,
  };
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

function timeWord(value: string, { times, now }: IncidentNodesInput): string {
  const at = Date.parse(value);
  return Number.isNaN(at) ? value : times.short(at, now);
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
