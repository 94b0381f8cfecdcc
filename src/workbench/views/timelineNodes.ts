import * as l10n from '@vscode/l10n';
import { isKnown, type JournalEvent } from '../../incident/events.ts';
import type { TimelineEntry } from '../../incident/incident.ts';
import type { IncidentState } from '../../session/incidents.ts';
import { stepTitles } from '../../session/playbooks.ts';
import { plain, plainLines } from '../plainText.ts';
import { eventWords, type EventSetting } from './eventWords.ts';
import type { IncidentNodesInput, IncidentTarget } from './incidentNodes.ts';
import type { Node } from './tree.ts';

type Kind = 'details' | 'steps' | 'proof';

/** What is kept for the record rather than told: entries of one kind that follow each other share a row. */
const bookkeeping: Partial<Record<JournalEvent['event'], Kind>> = {
  detail: 'details',
  'step-added': 'steps',
  'step-done': 'steps',
  'step-skipped': 'steps',
  'proof-step': 'proof',
};

interface Group {
  readonly kind: Kind | undefined;
  readonly first: TimelineEntry;
  /** What follows it, in the order it happened. */
  readonly rest: TimelineEntry[];
}

/** What happened, the newest first. */
export function timelineNode(state: IncidentState, input: IncidentNodesInput): Node {
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
      const row = (entry: TimelineEntry): Node => entryNode(entry, state, input, setting);
      return groupsOf(state.incident.timeline)
        .reverse()
        .map((group) => groupNode(group, state, input, row));
    },
  };
}

/** The first severity is an answer among the others; a later one is a change of the situation, and stands alone. */
function groupsOf(timeline: readonly TimelineEntry[]): Group[] {
  const groups: Group[] = [];
  let hasSeverity = false;
  for (const entry of timeline) {
    const { event } = entry;
    const isFirstSeverity = event.event === 'severity-changed' && !hasSeverity;
    if (isFirstSeverity) hasSeverity = true;
    const kind = isFirstSeverity ? 'details' : isKnown(event) ? bookkeeping[event.event] : undefined;
    const last = groups.at(-1);
    if (kind !== undefined && last?.kind === kind && last.first.event.by === event.by) last.rest.push(entry);
    else groups.push({ kind, first: entry, rest: [] });
  }
  return groups;
}

function groupNode(
  { kind, first, rest }: Group,
  state: IncidentState,
  input: IncidentNodesInput,
  row: (entry: TimelineEntry) => Node,
): Node {
  const last = rest.at(-1);
  if (kind === undefined || last === undefined) return row(first);
  return {
    id: `${state.incident.id}/events/${first.event.id}`,
    ...groupWords(kind, rest.length + 1),
    description: plain(`${input.times.short(last.happened, input.now)} · ${first.event.by}`),
    children: [first, ...rest].reverse().map(row),
  };
}

function groupWords(kind: Kind, count: number): Pick<Node, 'label' | 'icon'> {
  switch (kind) {
    case 'details':
      return { label: l10n.t('Details taken: {0}', count), icon: 'comment-discussion' };
    case 'steps':
      return { label: l10n.t('Steps: {0}', count), icon: 'checklist' };
    case 'proof':
      return { label: l10n.t('Proof, runs: {0}', count), icon: 'beaker' };
  }
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

/** An instant (ISO 8601) as the reader reads it; what is none stays as it is. */
export function timeWord(value: string, { times, now }: IncidentNodesInput): string {
  const at = Date.parse(value);
  return Number.isNaN(at) ? value : times.short(at, now);
}
