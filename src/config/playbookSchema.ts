import * as v from 'valibot';
import { keyed } from './keyed.ts';
import { fields, needed, oneOrMore, optional, plainRecord, text, textLike } from './shapes.ts';

/** Which phases and steps the built-in playbook doesn't have: those need a title. */
export interface IsNew {
  readonly phase: (id: string) => boolean;
  readonly step: (id: string) => boolean;
}

const value = v.pipe(text(), v.description('Value.'));

const trigger = v.pipe(
  fields({
    event: needed('Name of the event, for example update-sent.', text()),
    where: optional('Fields of the event and the values that fit.', plainRecord(oneOrMore(value))),
  }),
  v.description('An event that ticks the step.'),
  v.transform(({ event, where }) => (where === undefined ? { event } : { event, where })),
);

const step = {
  title: optional('What to do, in a few words.', text()),
  why: optional('Why it matters, in a sentence.', text()),
  who: optional('Who it is for.', text()),
  command: optional(
    'Id of the command that does it, for example sitrep.sendUpdate.',
    textLike('command id', /^[\w-]+(?:\.[\w-]+)+$/),
  ),
  doneBy: optional('Events any of which ticks it.', oneOrMore(trigger)),
  remove: optional('Takes a built-in step out.', v.boolean('true | false')),
};

const stepId = 'Id of the step; a built-in one’s changes that step.';
const aboutStep = 'One step; of a step that is built in, only what changes is needed.';
const phaseId = 'Id of the phase; a built-in one’s changes that phase.';
const aboutPhase = 'One phase; of a phase that is built in, only what changes is needed.';

/** The shape of `.sitrep/playbook.yaml`: phases with steps, which change, add and remove by id. */
export function playbookSchema(isNew: IsNew) {
  const steps = v.pipe(
    keyed(
      'id',
      {
        inMap: v.pipe(v.nullish(fields(step), {}), v.description(aboutStep)),
        inList: needed(aboutStep, fields({ id: needed(stepId, text()), ...step })),
      },
      (id) => (isNew.step(id) ? ['title'] : []),
    ),
    v.transform((found) =>
      found.map(({ id, value: { remove = false, title, why, who, command, doneBy } }) => ({
        id,
        remove,
        step: {
          ...(title !== undefined && { title }),
          ...(why !== undefined && { why }),
          ...(who !== undefined && { who }),
          ...(command !== undefined && { command }),
          ...(doneBy !== undefined && { doneBy }),
        },
      })),
    ),
  );
  const phase = {
    title: optional('Name of the phase.', text()),
    steps: optional('Steps, in order, with their ids.', steps),
    remove: optional('Takes a built-in phase out, with its steps.', v.boolean('true | false')),
  };
  const phases = v.pipe(
    keyed(
      'id',
      {
        inMap: v.pipe(v.nullish(fields(phase), {}), v.description(aboutPhase)),
        inList: needed(aboutPhase, fields({ id: needed(phaseId, text()), ...phase })),
      },
      (id) => (isNew.phase(id) ? ['title'] : []),
    ),
    v.transform((found) =>
      found.map(({ id, value: { title, steps: own = [], remove = false } }) => ({
        id,
        title,
        remove,
        steps: own,
      })),
    ),
  );
  return v.pipe(
    fields({ phases: needed('Phases, in order, with their ids.', phases) }),
    v.title('Sitrep: a playbook (.sitrep/playbook.yaml)'),
    v.description('Extends or overrides the built-in playbook, by ids.'),
    v.transform(({ phases: all }) => all),
  );
}

/** A phase or a step in a team's file: what is left out stays as it is built in. */
export type PhaseDraft = v.InferOutput<ReturnType<typeof playbookSchema>>[number];
export type StepDraft = PhaseDraft['steps'][number];
