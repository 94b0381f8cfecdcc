import type { UpdatePromise } from '../incident/incident.ts';
import { ledger, promiseState, type Ledger, type PromiseState } from '../incident/promises.ts';
import type { IncidentState } from './incidents.ts';

/** What views say about promises, at a given time (ms since the epoch). */
export function ledgerOf(state: IncidentState, now: number): Ledger {
  return ledger(state.incident, now);
}

export function promiseStateAt(promise: UpdatePromise, now: number): PromiseState {
  return promiseState(promise, now);
}
