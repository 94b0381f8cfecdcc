import * as l10n from '@vscode/l10n';
import type { PhaseProgress, PlaybookProgress, StepProgress } from '../../incident/playbook.ts';
import type { IncidentState } from '../../session/incidents.ts';
import { plain, plainLines } from '../plainText.ts';
import { detailName } from '../words.ts';
import type { Node } from './tree.ts';

export interface StepTarget {
  readonly incident: string;
  readonly step: string;
  readonly command?: string;
}

/** The rows of the Playbook view: phases, their steps, and what to ask the client. The first phase with open steps is open. */
export function playbookNodes(state: IncidentState, progress: PlaybookProgress): readonly Node[] {
  const next = progress.phases.find((phase) => phase.steps.some((step) => step.state === 'open'))?.id;
  return progress.phases.map((phase) => phaseNode(state, phase, phase.id === next));
}

function phaseNode(state: IncidentState, phase: PhaseProgress, isNext: boolean): Node {
  const counted = phase.steps.filter((step) => step.state !== 'skipped');
  const done = counted.filter((step) => step.state === 'done').length;
  return {
    id: `${state.incident.id}/phase/${phase.id}`,
    label: plain(phase.title),
    description: l10n.t('{0} of {1}', done, counted.length),
    icon: done === counted.length ? 'pass' : 'circle-large-outline',
    expanded: isNext,
    context: 'phase',
    children: [
      ...phase.steps.map((step) => stepNode(state, step)),
      ...phase.questions.map((question) => ({
        id: `${state.incident.id}/question/${question.field}@${question.to ?? ''}`,
        label: plain(detailName(question.field)),
        description: l10n.t('ask the client'),
        icon: 'question',
        context: 'question',
        target: {
          incident: state.incident.id,
          field: question.field,
          ...(question.to === undefined ? {} : { to: question.to }),
        },
      })),
    ],
  };
}

function stepNode(state: IncidentState, progress: StepProgress): Node {
  const { step } = progress;
  const skipped = progress.state === 'skipped';
  return {
    id: `${state.incident.id}/step/${step.id}`,
    label: plain(step.title, 120),
    description: plain(stepNote(progress)),
    tooltip: plainLines([step.title, step.why, step.who ?? ''].filter(Boolean).join('\n')),
    context: ['step', progress.state, step.command === undefined ? '' : 'doable'].filter(Boolean).join('.'),
    ...(skipped ? { icon: 'circle-slash' } : {}),
    checked: progress.state === 'done',
    target: {
      incident: state.incident.id,
      step: step.id,
      ...(step.command === undefined ? {} : { command: step.command }),
    } satisfies StepTarget,
  };
}

function stepNote({ state, origin, step }: StepProgress): string {
  if (state === 'open') return step.who ?? '';
  if (origin?.kind === 'person')
    return state === 'skipped' ? (origin.reason ?? l10n.t('skipped')) : origin.by;
  return l10n.t('by itself');
}
