import { ledger, promiseState } from '../incident/promises.ts';
import type { Ledger } from '../incident/promises.ts';
import type { Instant } from '../incident/instants.ts';
import type { Current } from './current.ts';
import type { Incidents, IncidentState } from './incidents.ts';
import { isMine, isOngoing } from './mine.ts';
import { duePromises, type DuePromise } from './promiseClock.ts';

/** What the status bar says; the workbench words it. Durations in ms, never negative. */
export type Countdown =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'no-promise'; readonly state: IncidentState }
  | {
      readonly kind: 'waiting' | 'due-soon' | 'overdue';
      readonly soonest: DuePromise;
      /** Until it is due, or since it was. */
      readonly left: number;
      readonly ledger: Ledger;
    };

/** A pure function of what is known and the clock. */
export function countdown(incidents: Incidents, current: Current, now: Instant): Countdown {
  const soonest = duePromises(incidents)[0];
  if (soonest === undefined) {
    const shown = current.state;
    const mine = shown && isMine(shown) && isOngoing(shown.incident) ? shown : firstOfMine(incidents);
    return mine ? { kind: 'no-promise', state: mine } : { kind: 'hidden' };
  }
  const state = promiseState(soonest.promise, now);
  const kind = state === 'overdue' || state === 'due-soon' ? state : 'waiting';
  return {
    kind,
    soonest,
    left: Math.abs(soonest.promise.due - now),
    ledger: ledger(soonest.state.incident, now),
  };
}

/** My promises whose time has passed without an update. */
export function overduePromises(incidents: Incidents, now: Instant): readonly DuePromise[] {
  return duePromises(incidents).filter(({ promise }) => promiseState(promise, now) === 'overdue');
}

function firstOfMine(incidents: Incidents): IncidentState | undefined {
  return incidents.all().find((state) => isOngoing(state.incident) && isMine(state));
}
