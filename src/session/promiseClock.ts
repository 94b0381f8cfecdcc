import type { UpdatePromise } from '../incident/incident.ts';
import type { Instant } from '../time/instants.ts';
import { dueSoonAt } from '../incident/promises.ts';
import { duePromises, openIncidentsOfMine, unacknowledged } from './attention.ts';
import { Disposable, type Disposes } from './disposable.ts';
import { Emitter } from './emitter.ts';
import type { Incidents } from './incidents.ts';

const minute = 60_000;
const second = 1_000;

/** Starts a timer of `delay` ms. */
export type SetTimer = (callback: () => void, delay: number) => Disposes;

/**
 * Milliseconds until what a countdown shows changes: whole minutes, each second in the last minute.
 * Computed from stored instants and never counted, so that sleep and clock changes can't put it wrong;
 * at most a minute, so that a clock set forward is noticed within one.
 */
export function untilNextChange(due: Instant, now: Instant): number {
  const left = due - now;
  if (left > 0 && left <= minute) return left % second || second;
  const rest = ((left % minute) + minute) % minute;
  return rest || minute;
}

/** Also when a promise becomes nearly due, which changes how it looks. */
function untilNextLook(promise: UpdatePromise, now: Instant): number {
  const untilDueSoon = dueSoonAt(promise) - now;
  const next = untilNextChange(promise.due, now);
  return untilDueSoon > 0 ? Math.min(next, untilDueSoon) : next;
}

/**
 * Fires whenever the countdown has something new to show. Holds a timer only while a promise of mine is outstanding or a
 * client of mine waits for a first word.
 */
export class PromiseClock extends Disposable {
  private readonly ticked = this.own(new Emitter<void>());
  private timer: Disposes | undefined;

  readonly onTick = this.ticked.event;

  constructor(
    private readonly incidents: Incidents,
    private readonly now: () => Instant,
    private readonly setTimer: SetTimer,
  ) {
    super();
    this.own(incidents.onDidChange(() => this.wake()));
    this.own({ dispose: () => this.timer?.dispose() });
  }

  get isRunning(): boolean {
    return this.timer !== undefined;
  }

  /** Looks at the clock again: after a focus change, after sleep. */
  wake(): void {
    this.timer?.dispose();
    this.timer = undefined;
    this.ticked.fire();
    if (this.isDisposed) return;
    const now = this.now();
    const delays = [
      ...duePromises(this.incidents).map(({ promise }) => untilNextLook(promise, now)),
      ...openIncidentsOfMine(this.incidents)
        .flatMap((state) => unacknowledged(state))
        .map(({ since }) => minute - ((((now - since) % minute) + minute) % minute)),
    ];
    if (delays.length > 0) this.timer = this.setTimer(() => this.wake(), Math.min(...delays));
  }
}
