import { iso, type ActionContext } from './context.ts';

export interface Correction {
  readonly text?: string;
  /** ms since the epoch. */
  readonly happened?: number;
  /** Takes the event back: it leaves the timeline, not the journal. */
  readonly retracted?: boolean;
}

export async function correctEvent(
  context: ActionContext,
  id: string,
  target: string,
  correction: Correction,
): Promise<void> {
  const { happened, ...rest } = correction;
  await context.incidents.record(id, {
    event: 'corrected',
    target,
    ...rest,
    ...(happened === undefined ? {} : { happened: iso(happened) }),
  });
}
