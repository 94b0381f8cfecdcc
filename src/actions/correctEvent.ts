import { correctableText } from '../incident/corrections.ts';
import type { JournalEvent } from '../incident/events.ts';
import type { TimelineEntry } from '../incident/incident.ts';
import { iso, stateOf, type ActionContext } from './context.ts';
import { recordDetail } from './recordDetail.ts';

export interface Correction {
  readonly text?: string;
  /** Key of the right client. */
  readonly to?: string;
  /** The time that the client was promised in truth, ms since the epoch. */
  readonly due?: number;
  /** ms since the epoch. */
  readonly happened?: number;
  /** Takes the event back: it leaves the timeline, not the journal. */
  readonly retracted?: boolean;
}

export interface Correctable {
  /** The words as they stand now; undefined where the entry has none of its own. */
  readonly text: string | undefined;
  /** Without its opening an incident would have no title. */
  readonly canRetract: boolean;
  /** It names a client who may have been mistyped. */
  readonly hasClient: boolean;
  /** It is a promise: what was promised may have been mistyped, and taking it back wants a reason. */
  readonly isPromise: boolean;
}

const addressed: ReadonlySet<string> = new Set(['update-promised', 'update-sent', 'client-confirmed']);

/** What of an entry a person may correct; the time always. Whether it is private has a command of its own. */
export function correctable(entry: TimelineEntry): Correctable {
  const { event } = entry;
  const isSwitch = event.event === 'detail' && 'field' in event && event.field === 'private';
  return {
    text: isSwitch ? undefined : correctableText(entry),
    canRetract: event.event !== 'opened',
    hasClient: addressed.has(event.event),
    isPromise: event.event === 'update-promised',
  };
}

export async function correctEvent(
  context: ActionContext,
  id: string,
  target: string,
  correction: Correction,
): Promise<void> {
  const { happened, due, ...rest } = correction;
  await context.incidents.record(id, {
    event: 'corrected',
    target,
    ...rest,
    ...(happened === undefined ? {} : { happened: iso(happened) }),
    ...(due === undefined ? {} : { due: iso(due) }),
  });
  const corrected = stateOf(context, id).events.find((event) => event.id === target);
  const isOther = rest.text !== undefined || rest.retracted === true;
  // What is left is no longer what our logs show.
  if (isOther && isStart(corrected)) await recordDetail(context, id, { field: 'started-source', value: '' });
}

/** Whether it tells when the incident began. */
export function isStart(event: JournalEvent | undefined): boolean {
  return event?.event === 'detail' && 'field' in event && event.field === 'started';
}
