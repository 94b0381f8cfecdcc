import { ulid } from 'ulid';
import { stateOf, type ActionContext } from './context.ts';

/** Ticks a step, or takes the tick back by correcting the event that set it. */
export async function tickStep(
  context: ActionContext,
  id: string,
  step: string,
  done: boolean,
): Promise<void> {
  if (done) {
    await context.incidents.record(id, { event: 'step-done', step });
    return;
  }
  const { events } = stateOf(context, id);
  const ticked = events.findLast(
    (event) =>
      !('unknown' in event) &&
      (event.event === 'step-done' || event.event === 'step-skipped') &&
      event.step === step,
  );
  if (ticked) await context.incidents.record(id, { event: 'corrected', target: ticked.id, retracted: true });
}

export async function skipStep(
  context: ActionContext,
  id: string,
  step: string,
  reason?: string,
): Promise<void> {
  await context.incidents.record(id, { event: 'step-skipped', step, ...(reason ? { reason } : {}) });
}

export async function addStep(
  context: ActionContext,
  id: string,
  title: string,
  phase: string,
): Promise<void> {
  await context.incidents.record(id, { event: 'step-added', step: `own-${ulid()}`, title, phase });
}
