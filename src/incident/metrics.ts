import type { EventOf } from './events.ts';
import type { Incident } from './incident.ts';
import type { Instant } from '../time/instants.ts';

/** The names of an incident's moments that durations are made of. `deployedAt` is the confirmed suspect's. */
export type Moment =
  | 'openedAt'
  | 'startedAt'
  | 'reportedAt'
  | 'detectedAt'
  | 'acknowledgedAt'
  | 'mitigatedAt'
  | 'resolvedAt'
  | 'clientConfirmedAt'
  | 'deployedAt';

export type MetricName =
  | 'detect'
  | 'acknowledge'
  | 'mitigate'
  | 'resolve'
  | 'client-confirm'
  | 'client-noticed-before-us'
  | 'deployment-recovery';

export type Duration =
  | { readonly kind: 'known'; readonly ms: number }
  | { readonly kind: 'unknown'; readonly missing: readonly Moment[] }
  /** `to` lies before `from`: an entry is wrong, and there is no duration to print. */
  | { readonly kind: 'contradiction'; readonly from: Instant; readonly to: Instant };

export interface Metric {
  readonly name: MetricName;
  readonly from: Moment;
  readonly to: Moment;
  /** For example `resolvedAt − startedAt`; printed beside the value, as the usual abbreviations are ambiguous. */
  readonly formula: string;
  readonly duration: Duration;
}

/**
 * Formulas: detect after upstat.io and M. Kehoe's template, up to `firstKnown`; mitigate and resolve from the start of the impact;
 * acknowledge from the client's report; deployment-recovery as DORA (Apache DevLake) counts it, from the confirmed
 * deploy to the resolution.
 */
const definitions: readonly { readonly name: MetricName; readonly from: Moment; readonly to: Moment }[] = [
  { name: 'detect', from: 'startedAt', to: 'detectedAt' },
  { name: 'acknowledge', from: 'reportedAt', to: 'acknowledgedAt' },
  { name: 'mitigate', from: 'startedAt', to: 'mitigatedAt' },
  { name: 'resolve', from: 'startedAt', to: 'resolvedAt' },
  { name: 'client-confirm', from: 'resolvedAt', to: 'clientConfirmedAt' },
  { name: 'client-noticed-before-us', from: 'reportedAt', to: 'detectedAt' },
  { name: 'deployment-recovery', from: 'deployedAt', to: 'resolvedAt' },
];

/** Durations in ms, each with its formula. Without a confirmed suspect there is no `deployment-recovery`. */
export function metrics(incident: Incident): Metric[] {
  const moments = { ...incident, deployedAt: deployedAt(incident) };
  return definitions
    .filter(({ from }) => from !== 'deployedAt' || moments.deployedAt !== undefined)
    .filter(({ name }) => name !== 'client-noticed-before-us' || isKnownBeforeUs(incident))
    .map(({ name, from, to: usual }) => {
      const to = name === 'detect' ? (firstKnown(incident)?.moment ?? usual) : usual;
      return { name, from, to, formula: `${to} − ${from}`, duration: duration(moments, from, to) };
    });
}

/** When we knew of the incident, and which recorded moment says so. */
export interface FirstKnown {
  /** UTC ms. */
  readonly at: Instant;
  readonly moment: 'detectedAt' | 'reportedAt' | 'openedAt';
}

/**
 * When we first knew: as somebody recorded it; else, where the client told us, at their report or, where that came
 * later or has no time, at the opening. Undefined where we noticed ourselves and nobody recorded when.
 */
export function firstKnown(incident: Incident): FirstKnown | undefined {
  const { detectedAt, reportedAt, openedAt } = incident;
  if (detectedAt !== undefined) return { at: detectedAt, moment: 'detectedAt' };
  if (noticedFirst(incident) !== true) return undefined;
  return reportedAt !== undefined && reportedAt <= openedAt
    ? { at: reportedAt, moment: 'reportedAt' }
    : { at: openedAt, moment: 'openedAt' };
}

/**
 * Whether the client knew before us: as somebody said, else by the times; undefined where that isn't known. Where nobody
 * recorded when we noticed, we did at the opening of the incident at the latest.
 */
export function noticedFirst(incident: Incident): boolean | undefined {
  const { detectedBy, detectedAt, reportedAt, openedAt } = incident;
  if (detectedBy !== undefined) return detectedBy === 'client';
  if (reportedAt === undefined) return undefined;
  return detectedAt === undefined ? reportedAt <= openedAt : reportedAt < detectedAt;
}

/** Where nobody recorded when we noticed, their report told us, and there is no time between. */
function isKnownBeforeUs(incident: Incident): boolean {
  return incident.detectedAt !== undefined && noticedFirst(incident) === true;
}

function duration(
  moments: Readonly<Record<Moment, Instant | undefined>>,
  fromName: Moment,
  toName: Moment,
): Duration {
  const from = moments[fromName];
  const to = moments[toName];
  if (from === undefined || to === undefined) {
    return { kind: 'unknown', missing: [fromName, toName].filter((name) => moments[name] === undefined) };
  }
  return to < from ? { kind: 'contradiction', from, to } : { kind: 'known', ms: to - from };
}

function deployedAt(incident: Incident): Instant | undefined {
  const confirmed = [...incident.suspects.values()].filter(isConfirmed);
  const live = confirmed.flatMap(({ wentLive }) => (wentLive === undefined ? [] : [Date.parse(wentLive)]));
  return live.length === 0 ? undefined : Math.max(...live);
}

function isConfirmed(suspect: EventOf<'suspect-judged'>): boolean {
  return suspect.verdict === 'confirmed';
}
