import { detailFields, type DetailField } from './details.ts';
import { isKnown, type JournalEvent } from './events.ts';
import type { Incident } from './incident.ts';
import { isInternal } from './messageKinds.ts';
import type { Instant } from '../time/instants.ts';

/** The practice as steps in phases. Texts are a person's, from a YAML file. */
export interface Playbook {
  readonly phases: readonly PlaybookPhase[];
}

export interface PlaybookPhase {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly PlaybookStep[];
}

export interface PlaybookStep {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** Who it is for. */
  readonly who?: string;
  /** Id of the command that does it. */
  readonly command?: string;
  /** Events any of which ticks it. */
  readonly doneBy?: readonly StepTrigger[];
}

/**
 * An event, by name and by values of its fields; of several values any one fits. A message also has an `audience`,
 * `client` or `team`, so that a new kind of message needs no change to a playbook.
 */
export interface StepTrigger {
  readonly event: string;
  readonly where?: Readonly<Record<string, string | readonly string[]>>;
}

export type StepOrigin =
  | { readonly kind: 'event'; readonly event: JournalEvent }
  | {
      readonly kind: 'person';
      readonly by: string;
      readonly at: Instant;
      readonly reason: string | undefined;
    };

export interface StepProgress {
  readonly step: PlaybookStep;
  readonly state: 'done' | 'skipped' | 'open';
  /** What ticked or skipped it; undefined while it is open. */
  readonly origin: StepOrigin | undefined;
  /** Added by a person to this incident. */
  readonly isAdded: boolean;
}

/** A question that the client has not answered yet. */
export interface OpenQuestion {
  readonly field: DetailField;
  /** The client it goes to, for what each client answers alone. */
  readonly to: string | undefined;
}

export interface PhaseProgress {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly StepProgress[];
  /** "Ask the client": only in phase `gather` (else the first); not part of the counts. */
  readonly questions: readonly OpenQuestion[];
}

export interface PlaybookProgress {
  readonly phases: readonly PhaseProgress[];
  readonly done: number;
  /** All steps but the skipped ones. */
  readonly total: number;
}

/** How far an incident is in a playbook. An event or a person ticks a step; being done goes before being skipped. */
export function playbookProgress(playbook: Playbook, incident: Incident): PlaybookProgress {
  const asking = playbook.phases.some((phase) => phase.id === 'gather') ? 'gather' : playbook.phases[0]?.id;
  const phases = withOtherPhases(playbook, incident).map((phase) => ({
    id: phase.id,
    title: phase.title,
    steps: [
      ...phase.steps.map((step) => progress(step, incident, false)),
      ...addedTo(phase.id, incident).map((step) => progress(step, incident, true)),
    ],
    questions: phase.id === asking ? openQuestions(incident) : [],
  }));
  const steps = phases.flatMap((phase) => phase.steps);
  return {
    phases,
    done: steps.filter((step) => step.state === 'done').length,
    total: steps.filter((step) => step.state !== 'skipped').length,
  };
}

/** What is still unknown, in the order of the call. */
export function openQuestions(incident: Incident): OpenQuestion[] {
  const clients = incident.clients.length === 0 ? [undefined] : incident.clients;
  return detailFields.flatMap(({ field, scope }): OpenQuestion[] => {
    if (incident.details.has(field)) return [];
    if (scope === 'incident') return [{ field, to: undefined }];
    return clients
      .filter((client) => client === undefined || !incident.details.has(`${field}@${client}`))
      .map((to) => ({ field, to }));
  });
}

/** A phase that a step was added to may be gone from the playbook: the step stays. */
function withOtherPhases(playbook: Playbook, incident: Incident): PlaybookPhase[] {
  const known = new Set(playbook.phases.map((phase) => phase.id));
  const others = new Set(incident.addedSteps.map((step) => step.phase).filter((phase) => !known.has(phase)));
  return [...playbook.phases, ...[...others].map((id) => ({ id, title: id, steps: [] }))];
}

function addedTo(phase: string, incident: Incident): PlaybookStep[] {
  return incident.addedSteps
    .filter((added) => added.phase === phase)
    .map((added) => ({ id: added.step, title: added.title, why: '' }));
}

function progress(step: PlaybookStep, incident: Incident, isAdded: boolean): StepProgress {
  const byPerson = incident.steps.get(step.id);
  const byEvent = byPerson?.state === 'done' ? undefined : tickedBy(step, incident);
  if (byEvent !== undefined) {
    return { step, state: 'done', origin: { kind: 'event', event: byEvent }, isAdded };
  }
  if (byPerson === undefined) return { step, state: 'open', origin: undefined, isAdded };
  const { state, by, at, reason } = byPerson;
  return { step, state, origin: { kind: 'person', by, at, reason }, isAdded };
}

function tickedBy(step: PlaybookStep, incident: Incident): JournalEvent | undefined {
  const triggers = step.doneBy ?? [];
  return incident.timeline.find((entry) => triggers.some((trigger) => fits(trigger, entry.event)))?.event;
}

function fits(trigger: StepTrigger, event: JournalEvent): boolean {
  if (event.event !== trigger.event) return false;
  const fields = fieldsOf(event);
  return Object.entries(trigger.where ?? {}).every(([field, wanted]) => {
    const value = fields[field];
    const text = typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
    return text !== undefined && (typeof wanted === 'string' ? [wanted] : wanted).includes(text);
  });
}

function fieldsOf(event: JournalEvent): Readonly<Record<string, unknown>> {
  if (!isKnown(event)) return event.raw;
  if (event.event !== 'update-sent') return { ...event };
  return { ...event, audience: isInternal(event.kind) ? 'team' : 'client' };
}
