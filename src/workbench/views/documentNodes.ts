import * as l10n from '@vscode/l10n';
import type { IncidentDocument } from '../../actions/listDocuments.ts';
import { isInternal } from '../../incident/messageKinds.ts';
import { clientOfPromise } from '../../incident/promises.ts';
import type { IncidentState } from '../../session/incidents.ts';
import { plain, plainLines } from '../plainText.ts';
import { clientName, messageKind } from '../words.ts';
import { draftState, kindOf, type DraftState } from './draftState.ts';
import type { IncidentNodesInput, IncidentTarget } from './incidentNodes.ts';
import type { Node } from './tree.ts';

/** How a document reads in the tree. */
interface Look {
  readonly label: string;
  readonly description?: string;
  readonly icon: string;
  /** Its place among the groups: what is read first stands first. */
  readonly group: number;
}

/** Drafts before what was sent, and what is settled last. */
const groups = {
  postmortem: 0,
  handover: 1,
  draft: 2,
  sent: 3,
  superseded: 4,
  ticket: 5,
  evidence: 6,
  other: 7,
};

/** The documents of an incident, in the order in which they are read; the output of one proof is one row. */
export function documentNodes(state: IncidentState, input: IncidentNodesInput): Node {
  const documents = input.documents(state);
  const runs = proofRuns(state, documents);
  const inRuns = new Set(runs.flatMap(({ files }) => files));
  const rows = documents
    .filter(({ file }) => !inRuns.has(file))
    .map((document) => ({ file: document.file, look: lookOf(document, state, input) }))
    .sort((a, b) => a.look.group - b.look.group || byName(a.file, b.file, a.look.group));
  const children = [
    ...rows.map(({ file, look }) => documentNode(state, file, look)),
    ...runs.map((run) => runNode(state, run)),
  ];
  return {
    id: `${state.incident.id}/documents`,
    label: l10n.t('Documents'),
    description: String(children.length),
    icon: 'files',
    children,
  };
}

/** What became of each message, for whoever must know whether a row would change. */
export function documentStates(state: IncidentState, input: IncidentNodesInput): string {
  return input
    .documents(state)
    .map((document) => draftState(document, state.incident, input.now)?.kind ?? '')
    .join();
}

/** Messages newest first, as the timeline has them; the rest in order. */
function byName(a: string, b: string, group: number): number {
  const isMessage = group >= groups.draft && group <= groups.superseded;
  return (a < b ? -1 : 1) * (isMessage ? -1 : 1);
}

function documentNode(state: IncidentState, file: string, look: Look): Node {
  const target = { incident: state.incident.id, document: file } satisfies IncidentTarget;
  return {
    id: `${state.incident.id}/document/${file}`,
    label: look.label,
    ...(look.description === undefined ? {} : { description: look.description }),
    tooltip: plainLines([look.label, look.description ?? '', file].filter(Boolean).join('\n')),
    icon: look.icon,
    context: 'document',
    command: { id: 'sitrep.openDocument', title: l10n.t('Open'), args: [target] },
    target,
  };
}

function lookOf(document: IncidentDocument, state: IncidentState, input: IncidentNodesInput): Look {
  const { file } = document;
  const { incident } = state;
  const message = draftState(document, incident, input.now);
  if (message) return messageLook(document, message, state, input);
  if (file === 'postmortem.md')
    return { label: l10n.t('Post-mortem'), icon: 'book', group: groups.postmortem };
  if (file === 'handover.md')
    return { label: l10n.t('Handover'), icon: 'arrow-swap', group: groups.handover };
  if (file.startsWith('tickets/')) {
    const title = incident.tickets.find((ticket) => ticket.file === file)?.title;
    return { label: plain(title ?? file, 80), icon: 'issues', group: groups.ticket };
  }
  if (file.startsWith('evidence/')) {
    const label = incident.evidence.find((evidence) => evidence.file === file)?.label;
    return { label: plain(label ?? file, 80), icon: 'pin', group: groups.evidence };
  }
  return { label: plain(file, 80), icon: 'file', group: groups.other };
}

function messageLook(
  document: IncidentDocument,
  message: DraftState,
  state: IncidentState,
  input: IncidentNodesInput,
): Look {
  const kind = message.kind === 'sent' ? message.update.kind : kindOf(document);
  const to = message.kind === 'sent' ? message.update.to : document.draft?.to;
  return {
    label: plain(kind === undefined ? document.file : messageLabel(kind, to ?? '', state, input), 80),
    ...messageState(message, input),
  };
}

/** What stays among ourselves names no client. */
function messageLabel(kind: string, to: string, state: IncidentState, input: IncidentNodesInput): string {
  const client = isInternal(kind) ? '' : clientOfPromise(state.incident, to);
  return client === ''
    ? messageKind(kind)
    : `${messageKind(kind)} · ${clientName(client, input.config(state))}`;
}

function messageState(message: DraftState, { times, now }: IncidentNodesInput): Omit<Look, 'label'> {
  switch (message.kind) {
    case 'sent': {
      const { update } = message;
      const at = times.short(Date.parse(update.happened ?? update.at), now);
      return { description: plain(sentWords(at, update.channel)), icon: 'mail', group: groups.sent };
    }
    case 'draft':
      return { description: l10n.t('draft'), icon: 'edit', group: groups.draft };
    case 'out-of-date':
      return { description: l10n.t('draft, its time has passed'), icon: 'edit', group: groups.draft };
    case 'superseded':
      return { description: l10n.t('superseded'), icon: 'circle-slash', group: groups.superseded };
  }
}

function sentWords(at: string, channel: string): string {
  switch (channel) {
    case 'mail':
      return l10n.t('sent {0} by mail', at);
    case 'chat':
      return l10n.t('sent {0} by chat', at);
    case 'phone':
      return l10n.t('told {0} by phone', at);
    default:
      return l10n.t('sent {0}: {1}', at, channel);
  }
}

interface ProofRun {
  readonly run: string;
  readonly files: readonly string[];
}

/** Files by the proof that wrote them, in the order the proofs began. */
function proofRuns({ incident }: IncidentState, documents: readonly IncidentDocument[]): readonly ProofRun[] {
  const present = new Set(documents.map(({ file }) => file));
  const runs = new Map<string, string[]>();
  for (const { run, file } of incident.proofSteps) {
    if (file === undefined || !present.has(file)) continue;
    runs.set(run, [...(runs.get(run) ?? []), file]);
  }
  return [...runs].map(([run, files]) => ({ run, files }));
}

function runNode(state: IncidentState, { run, files }: ProofRun): Node {
  const steps = new Map(state.incident.proofSteps.map((step) => [step.file, step]));
  return {
    id: `${state.incident.id}/proof/${run}`,
    label: l10n.t('Output of the proof'),
    description: l10n.t('runs: {0}', files.length),
    icon: 'beaker',
    children: files.map((file) => {
      const step = steps.get(file);
      const description = step && verdictWord(step.verdict);
      const label = step?.sha.slice(0, 8) ?? file;
      return documentNode(state, file, {
        label: plain(label),
        ...(description === undefined ? {} : { description }),
        icon: 'beaker',
        group: groups.evidence,
      });
    }),
  };
}

function verdictWord(verdict: 'good' | 'bad' | 'skip'): string {
  switch (verdict) {
    case 'good':
      return l10n.t('works');
    case 'bad':
      return l10n.t('fails');
    case 'skip':
      return l10n.t('could not be tested');
  }
}
