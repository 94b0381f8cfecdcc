import { ulid } from 'ulid';
import { stateOf, type ActionContext } from './context.ts';

/** Ticks a step, or takes the tick back by correcting the events that set it. */
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
  // Two windows may have ticked it; what was taken back before is in the timeline no more.
  for (const { event } of stateOf(context, id).incident.timeline) {
    if ('unknown' in event || (event.event !== 'step-done' && event.event !== 'step-skipped')) continue;
    if (event.step !== step) continue;
    await context.incidents.record(id, { event: 'corrected', target: event.id, retracted: true });
  }
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
