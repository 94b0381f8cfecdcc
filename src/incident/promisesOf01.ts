import type { EventOf } from './events.ts';
import { happenedAt } from './order.ts';
import { isOutstanding, type PromiseRecord } from './promiseRecord.ts';

/** Events by which commands of version 0.1 ended promises without a message: they carry no `owed`. */
export type EndingOf01 = EventOf<'resolved'> | EventOf<'closed'> | EventOf<'handed-over'>;

/**
 * The rules of version 0.1, which old journals were written by. A message kept the promise that it names, else the
 * oldest one to its client. New Time, Resolve and Close ended promises on the side: those show as "not told" and count
 * down no more, while a message that came later still counts as it did then.
 */
export class PromisesOf01 {
  private hasEnded = false;

  constructor(private readonly promises: ReadonlyMap<string, PromiseRecord>) {}

  /** `by` named the old promise in `replaces`. */
  replaced(old: PromiseRecord, by: EventOf<'update-promised'>): void {
    if (old.id === by.id || !isOutstanding(old)) return;
    old.replacedBy = by.id;
    old.ended = { how: 'not-told', at: happenedAt(by) };
  }

  sent(event: EventOf<'update-sent'>): void {
    const promise = event.promise === undefined ? this.oldest(event.to) : this.latest(event.promise);
    if (promise === undefined || promise.sentAt !== undefined || promise.replacedBy !== undefined) return;
    const sentAt = happenedAt(event);
    const wasReleased = promise.ended?.how === 'not-told' && promise.ended.at < promise.due;
    if (wasReleased && sentAt > promise.due) return;
    promise.sentAt = sentAt;
    promise.ended = undefined;
  }

  ended(event: EndingOf01): void {
    this.hasEnded = true;
    for (const promise of this.promises.values()) {
      if (isOutstanding(promise)) promise.ended = { how: 'not-told', at: happenedAt(event) };
    }
  }

  reopened(): void {
    this.hasEnded = false;
  }

  /** The newest of the promises that took the place of the one with this id. */
  private latest(id: string): PromiseRecord | undefined {
    let promise = this.promises.get(id);
    const seen = new Set<string>();
    while (promise?.replacedBy !== undefined && !seen.has(promise.id)) {
      seen.add(promise.id);
      promise = this.promises.get(promise.replacedBy);
    }
    return promise;
  }

  private oldest(to: string): PromiseRecord | undefined {
    const theirs = [...this.promises.values()].filter((promise) => promise.to === to);
    const outstanding = theirs.find(isOutstanding);
    if (outstanding !== undefined || !this.hasEnded) return outstanding;
    // The message that tells of the resolution comes after the resolution and still answers the promise.
    return theirs.find((promise) => promise.replacedBy === undefined && promise.ended?.how === 'not-told');
  }
}
