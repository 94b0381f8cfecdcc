import type { EventOf } from './events.ts';
import type { UpdatePromise } from './incident.ts';
import type { Instant } from './instants.ts';
import { happenedAt } from './order.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Follows the promises of one incident through its events, in replay order. */
export class PromiseReplay {
  private readonly promises = new Map<string, Mutable<UpdatePromise>>();
  private ended = false;

  /** A later event may name a promise that, after a diverged clock, stands behind it: all are known beforehand. */
  constructor(private readonly known: ReadonlyMap<string, EventOf<'update-promised'>>) {}

  promised(event: EventOf<'update-promised'>, retracted: boolean): void {
    const promise = this.take(event);
    if (retracted) {
      promise.released = true;
      return;
    }
    const old = event.replaces === undefined ? undefined : this.find(event.replaces);
    if (old === undefined || old === promise || !isOutstanding(old)) return;
    old.replacedBy = event.id;
    old.replacedLate = promise.promisedAt > old.due;
  }

  sent(event: EventOf<'update-sent'>): void {
    const promise = event.promise === undefined ? this.oldest(event.to) : this.last(event.promise);
    if (promise?.sentAt !== undefined || promise?.replacedBy !== undefined) return;
    if (promise === undefined) return;
    const sentAt = happenedAt(event);
    if (promise.released && sentAt > promise.due) return;
    promise.sentAt = sentAt;
    promise.released = false;
  }

  /**
   * Resolved or closed: who was promised an update for later needs none to be on time. One that is overdue is still
   * owed after the resolution, which the client has to hear of, and no longer once the incident is closed.
   */
  endedAt(at: Instant, how: 'resolved' | 'closed'): void {
    this.ended = true;
    for (const promise of this.promises.values()) {
      if (!isOutstanding(promise)) continue;
      if (promise.due > at) promise.released = true;
      else if (how === 'closed') promise.settledAt = at;
    }
  }

  reopened(): void {
    this.ended = false;
  }

  result(): UpdatePromise[] {
    return [...this.promises.values()];
  }

  private find(id: string): Mutable<UpdatePromise> | undefined {
    const event = this.known.get(id);
    return this.promises.get(id) ?? (event === undefined ? undefined : this.take(event));
  }

  private take(event: EventOf<'update-promised'>): Mutable<UpdatePromise> {
    const existing = this.promises.get(event.id);
    if (existing !== undefined) return existing;
    const promise: Mutable<UpdatePromise> = {
      id: event.id,
      to: event.to,
      promisedAt: happenedAt(event),
      due: Date.parse(event.due),
      sentAt: undefined,
      replacedBy: undefined,
      replacedLate: false,
      released: false,
      settledAt: undefined,
    };
    this.promises.set(event.id, promise);
    return promise;
  }

  /** The promise that an update naming `id` keeps: the newest of those that took its place. */
  private last(id: string): Mutable<UpdatePromise> | undefined {
    let promise = this.find(id);
    const seen = new Set<string>();
    while (promise?.replacedBy !== undefined && !seen.has(promise.id)) {
      seen.add(promise.id);
      promise = this.find(promise.replacedBy);
    }
    return promise;
  }

  private oldest(to: string): Mutable<UpdatePromise> | undefined {
    const theirs = [...this.promises.values()].filter((promise) => promise.to === to);
    const outstanding = theirs.find(isOutstanding);
    if (outstanding !== undefined || !this.ended) return outstanding;
    // The message that tells of the resolution comes after the resolution and still answers the promise.
    return theirs.find(
      (promise) => (promise.released || promise.settledAt !== undefined) && promise.sentAt === undefined,
    );
  }
}

/** Neither answered, nor replaced, nor released, nor settled. */
export function isOutstanding(promise: UpdatePromise): boolean {
  const { sentAt, replacedBy, released, settledAt } = promise;
  return sentAt === undefined && replacedBy === undefined && !released && settledAt === undefined;
}
