import type { EventOf } from './events.ts';
import type { PromiseEnd } from './incident.ts';
import type { Instant } from '../time/instants.ts';
import { happenedAt } from './order.ts';

/** What is known of one promise while a journal is replayed. */
export interface PromiseRecord {
  readonly id: string;
  readonly to: string;
  readonly promisedAt: Instant;
  readonly due: Instant;
  /** Place in the replay order; a promise that another one named beforehand stands where it is written. */
  readonly order: number;
  /** Its time was given afterwards (backfill), so that the order of the journal says nothing about it. */
  readonly isBackfilled: boolean;
  sentAt: Instant | undefined;
  /** Order of the event that took it back; infinite where the promise itself was retracted. */
  takenBackAt: number | undefined;
  ended: PromiseEnd | undefined;
  /** Id of the promise that took its place in version 0.1. */
  replacedBy: string | undefined;
}

export function promiseRecord(event: EventOf<'update-promised'>, order: number): PromiseRecord {
  return {
    id: event.id,
    to: event.to,
    promisedAt: happenedAt(event),
    due: Date.parse(event.due),
    order,
    isBackfilled: event.happened !== undefined,
    sentAt: undefined,
    takenBackAt: undefined,
    ended: undefined,
    replacedBy: undefined,
  };
}

/** The client was not told yet, and nothing else ended it. */
export function isOutstanding({ sentAt, ended }: Pick<PromiseRecord, 'sentAt' | 'ended'>): boolean {
  return sentAt === undefined && ended === undefined;
}
