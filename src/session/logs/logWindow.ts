import type { Deploy } from '../../git/history.ts';
import type { WindowDocument } from '../../logs/read/merged.ts';
import type { TimeSpan } from '../../logs/record.ts';
import type { LogKinds } from '../../logs/templates/whatIsNew.ts';
import type { SuspectQuery } from '../../suspects/suspect.ts';
import type { IncidentState } from '../incidents.ts';
import { stretchBefore } from '../../logs/templates/kindsInWindow.ts';

/** Time before the start that belongs to the window, ms. */
export const leadMs = 15 * 60_000;

/** How far before the report the window reaches at most where nobody told the start, ms. */
const farthestMs = 24 * 3_600_000;

/** What the logs say to the ranking of suspects. */
export type LogEvidence = Pick<SuspectQuery, 'errors' | 'firstError' | 'errorFreeSince'>;

export const noEvidence: LogEvidence = { errors: [], firstError: undefined };

/** Why a window begins where it does: the start is known, or something went live, or a day back is far enough. */
export type WindowReason =
  | { readonly kind: 'start' }
  | { readonly kind: 'deploy'; readonly deploy: Deploy }
  | { readonly kind: 'day' };

export interface ChosenWindow {
  readonly span: TimeSpan;
  readonly reason: WindowReason;
  /** While it is the same, what was read is of the same stretch of time, up to now where the incident is not resolved. */
  readonly key: string;
}

/** When somebody told us, ms since the epoch; the opening stands for a report of unknown time. */
export function reportOf({ incident }: IncidentState): number {
  return incident.reportedAt ?? incident.openedAt;
}

/**
 * The time in which an incident's logs are read, up to its resolution or to `now`. It begins a quarter of an hour before
 * the start; where nobody told the start, at the later of `lastDeploy` and a day before the report.
 *
 * @param lastDeploy the last one before the report, as far as is known
 */
export function windowOf(state: IncidentState, now: number, lastDeploy: Deploy | undefined): ChosenWindow {
  const { incident } = state;
  const { from, reason } = beginning(state, lastDeploy);
  return {
    span: { from, to: Math.max(from, incident.resolvedAt ?? now) },
    reason,
    key: JSON.stringify([incident.id, from, reason.kind, incident.resolvedAt ?? null]),
  };
}

function beginning(
  state: IncidentState,
  deploy: Deploy | undefined,
): { readonly from: number; readonly reason: WindowReason } {
  const { startedAt } = state.incident;
  if (startedAt !== undefined) return { from: startedAt - leadMs, reason: { kind: 'start' } };
  const dayBefore = reportOf(state) - farthestMs;
  return deploy !== undefined && deploy.at > dayBefore
    ? { from: deploy.at, reason: { kind: 'deploy', deploy } }
    : { from: dayBefore, reason: { kind: 'day' } };
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
