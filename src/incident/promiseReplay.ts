import type { ClientCorrections } from './clientNames.ts';
import type { EventOf, KnownEvent } from './events.ts';
import type { UpdatePromise } from './incident.ts';
import { parseInstant, type Instant } from '../time/instants.ts';
import { isInternal, isQuestion } from './messageKinds.ts';
import { happenedAt } from './order.ts';
import { isOutstanding, promiseRecord, type PromiseRecord } from './promiseRecord.ts';
import { PromisesOf01, type EndingOf01 } from './promisesOf01.ts';

/** A message of this version, as the promises see it. */
interface Message {
  readonly to: string;
  readonly kind: string;
  readonly at: Instant;
  readonly order: number;
  readonly isBackfilled: boolean;
  /** The time of the next update that it names. */
  readonly next: Instant | undefined;
}

/** What the end of a journal tells about the clients that were promised something. */
export interface PromisedClients {
  /** Keys in the order they were named. */
  readonly clients: readonly string[];
  readonly corrected: ClientCorrections;
}

/**
 * Follows the promises of one incident through its events, in replay order. A promise ends when its client is told,
 * when it is taken back, or when its client is removed by a correction; and, in journals of version 0.1, as `PromisesOf01`
 * has it.
 */
export class PromiseReplay {
  private readonly promises = new Map<string, PromiseRecord>();
  private readonly messages: Message[] = [];
  private readonly handedOver: { readonly event: EventOf<'handed-over'>; readonly order: number }[] = [];
  private readonly lastActed = new Map<string, number>();
  private readonly waiting = new Map<string, EventOf<'update-promised'>>();
  private readonly rules01 = new PromisesOf01(this.promises);
  private order = 0;

  /** Each event of the incident, before what it means for promises. */
  saw(event: KnownEvent): void {
    this.order++;
    this.lastActed.set(event.by, this.order);
  }

  promised(event: EventOf<'update-promised'>): void {
    const promise = promiseRecord(event, this.order);
    this.promises.set(event.id, promise);
    const successor = this.waiting.get(event.id);
    if (successor !== undefined) this.rules01.replaced(promise, successor);
    if (event.replaces === undefined) return;
    const old = this.promises.get(event.replaces);
    // Of diverged clocks the promise that was replaced may stand behind the one that replaced it.
    if (old === undefined) this.waiting.set(event.replaces, event);
    else this.rules01.replaced(old, event);
  }

  /** A promise that a correction retracted: with a reason it was taken back, without one version 0.1 let it go. */
  retracted(event: EventOf<'update-promised'>, because: string | undefined): void {
    const promise = promiseRecord(event, this.order);
    const at = happenedAt(event);
    promise.ended =
      because === undefined ? { how: 'not-told', at } : { how: 'taken-back', at, reason: because };
    promise.takenBackAt = Infinity;
    this.promises.set(event.id, promise);
  }

  takenBack(event: EventOf<'promise-taken-back'>): void {
    const promise = this.promises.get(event.promise);
    if (promise === undefined || !isOutstanding(promise)) return;
    promise.ended = { how: 'taken-back', at: happenedAt(event), reason: event.reason };
    promise.takenBackAt = this.order;
  }

  sent(event: EventOf<'update-sent'>): void {
    if (event.next === undefined) {
      this.rules01.sent(event);
      return;
    }
    this.messages.push({
      to: event.to,
      kind: event.kind,
      at: happenedAt(event),
      order: this.order,
      isBackfilled: event.happened !== undefined,
      next: event.next === null ? undefined : parseInstant(event.next),
    });
  }

  /** Resolved, closed or handed over. Of this version none ends a promise. */
  ended(event: EndingOf01): void {
    if (event.owed !== undefined) return;
    if (event.event === 'handed-over') this.handedOver.push({ event, order: this.order });
    else this.rules01.ended(event);
  }

  reopened(): void {
    this.rules01.reopened();
  }

  result(clients: PromisedClients): UpdatePromise[] {
    return [...this.promises.values()].map((promise) => this.judged(promise, clients));
  }

  private judged(promise: PromiseRecord, clients: PromisedClients): UpdatePromise {
    const { id, to, promisedAt, due } = promise;
    const sentAt = promise.sentAt ?? this.told(promise, clients);
    // Whoever was renamed is called by the right name by now.
    const isRemoved = clients.corrected.has(to);
    const ended =
      sentAt !== undefined
        ? undefined
        : isRemoved
          ? ({ how: 'not-needed' } as const)
          : (promise.ended ?? this.handedOverIn01(promise));
    return { id, to, promisedAt, due, sentAt, ended };
  }

  /** When the first message that counts told the promise's client; undefined where none did. UTC ms. */
  private told(promise: PromiseRecord, clients: PromisedClients): Instant | undefined {
    if (promise.replacedBy !== undefined) return undefined;
    const theirs = clientOf(promise.to, clients);
    const times = this.messages
      .filter((message) => clientOf(message.to, clients) === theirs && answers(message, promise))
      .map(({ at }) => at);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Version 0.1 let go of what was handed over to somebody who never came. */
  private handedOverIn01({ order }: PromiseRecord): UpdatePromise['ended'] {
    const given = this.handedOver.find(
      (handover) => handover.order > order && (this.lastActed.get(handover.event.to) ?? 0) < handover.order,
    );
    return given === undefined ? undefined : { how: 'not-told', at: happenedAt(given.event) };
  }
}

/** A promise or message from before a client was named is the first client's. */
function clientOf(to: string, { clients }: PromisedClients): string {
  return to === '' ? (clients[0] ?? '') : to;
}

/**
 * Whether a message is the update that a promise announced. A question alone is none, nor is a message that only repeats
 * the time that the client was promised.
 */
function answers(message: Message, promise: PromiseRecord): boolean {
  if (isInternal(message.kind) || !isLater(message, promise)) return false;
  if (promise.takenBackAt !== undefined && message.order > promise.takenBackAt) return false;
  if (message.next === promise.due) return false;
  return message.next !== undefined || !isQuestion(message.kind);
}

/** By the order of the journal, which no skewed clock disturbs; by time only where one was given afterwards. */
function isLater(message: Message, promise: PromiseRecord): boolean {
  return message.isBackfilled || promise.isBackfilled
    ? message.at >= promise.promisedAt
    : message.order > promise.order;
}
