import { promiseState } from '../incident/promises.ts';
import { duePromises, type DuePromise } from './attention.ts';
import type { Incidents, IncidentState } from './incidents.ts';
import type { NotificationStage } from './notified.ts';

/** One thing to tell about a promise: that it is nearly due, or that it is overdue. */
export interface PromiseNotice extends DuePromise {
  readonly stage: NotificationStage;
}

export interface PromiseNoticesDeps {
  readonly incidents: Incidents;
  /** UTC ms. */
  readonly now: () => number;
  /** Whether this window may tell: it has the focus, and the person wants to be told. */
  readonly mayTell: () => boolean;
  /** Whether the team's quiet hours hold now. */
  readonly isQuiet: (state: IncidentState) => Promise<boolean>;
  /** Claims the notice for this window over all windows of the machine; false where another one has it. */
  readonly claim: (notice: PromiseNotice) => Promise<boolean>;
  readonly tell: (notice: PromiseNotice) => void;
}

/** Decides what a person is told of promises, and tells each thing once. */
export class PromiseNotices {
  private readonly told = new Set<string>();

  constructor(private readonly deps: PromiseNoticesDeps) {}

  /** Looks what is to be told now; called whenever the clock ticks. */
  async look(): Promise<void> {
    if (!this.deps.mayTell()) return;
    for (const notice of this.pending()) {
      if (this.told.has(keyOf(notice)) || (await this.deps.isQuiet(notice.state))) continue;
      // It may have been answered, or the person may have left, while the team's hours were read.
      if (!this.deps.mayTell()) return;
      if (!this.pending().some((still) => keyOf(still) === keyOf(notice))) continue;
      this.told.add(keyOf(notice));
      if (await this.deps.claim(notice)) this.deps.tell(notice);
    }
  }

  private pending(): readonly PromiseNotice[] {
    const now = this.deps.now();
    return duePromises(this.deps.incidents).flatMap(({ state, promise }) => {
      const stage = promiseState(promise, now);
      return stage === 'due-soon' || stage === 'overdue' ? [{ state, promise, stage }] : [];
    });
  }
}

function keyOf({ promise, stage }: PromiseNotice): string {
  return `${promise.id} ${stage}`;
}
