import type { WindowDocument } from '../logs/read/merged.ts';
import type { TimeSpan } from '../logs/record.ts';
import type { LogKinds } from '../logs/templates/whatIsNew.ts';
import type { SuspectQuery } from '../suspects/suspect.ts';
import type { IncidentState } from './incidents.ts';
import { stretchBefore } from './logKinds.ts';

/** Time before the start that belongs to the window, ms. */
export const leadMs = 15 * 60_000;

/** What the logs say to the ranking of suspects. */
export type LogEvidence = Pick<SuspectQuery, 'errors' | 'firstError' | 'errorFreeSince'>;

export const noEvidence: LogEvidence = { errors: [], firstError: undefined };

/** When it began, as far as is known. */
export function startOf({ incident }: IncidentState): number {
  return incident.startedAt ?? incident.reportedAt ?? incident.openedAt;
}

/** From a quarter of an hour before the start to the resolution, or to now. */
export function spanOf(state: IncidentState, now: number): TimeSpan {
  const from = startOf(state) - leadMs;
  return { from, to: Math.max(from, state.incident.resolvedAt ?? now) };
}

/** The span as far as events decide it: while it is the same, what was read is still of use. */
export function windowKey(state: IncidentState): string {
  return JSON.stringify([state.incident.id, startOf(state), state.incident.resolvedAt ?? null]);
}

/**
 * Error records of a window, kinds that are new first, when the first one came, and since when it was looked for and not
 * found. Where a client noticed late no kind is new in the window: then the most frequent one that arrived before it counts.
 */
export function evidenceIn(
  window: WindowDocument,
  { kinds, arrivals, recordsBefore }: LogKinds,
  span: TimeSpan,
): LogEvidence {
  const faults = kinds.filter(
    ({ change, level }) => change !== 'gone' && (level === 'error' || level === 'fatal'),
  );
  const firsts = faults.flatMap(({ change, first }) => (change === 'new' ? (first ?? []) : []));
  return {
    errors: [...faults.map(({ example }) => example.text), ...window.errors],
    firstError: firsts.length === 0 ? arrivals[0]?.time : Math.min(...firsts),
    errorFreeSince: recordsBefore > 0 ? stretchBefore(span).from : span.from,
  };
}
