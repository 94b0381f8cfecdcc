import type { FileFacts } from '../line.ts';
import { preferBetter, settled } from './agreement.ts';
import type { Raised } from './agreement.ts';
import { looksContinued } from './continuation.ts';
import { instantOf } from '../../time/stamps/instant.ts';
import type { StampContext } from '../../time/stamps/instant.ts';
import { bestOf, stampKind, locatorOf, ownScore, rankedIn, rankLocators } from './ranking.ts';
import type { Timed } from './ranking.ts';
import type { LineView } from './view.ts';
import { isDirective } from './w3c.ts';

function timedOf(view: LineView, calendar: StampContext): Timed[] {
  const found: Timed[] = [];
  for (const candidate of view.candidates) {
    const instant = stampKind(candidate) === 'date' ? null : instantOf(candidate.stamp, calendar);
    if (instant !== null) found.push({ candidate, time: instant.time, later: instant.later });
  }
  return found;
}

/** Which stamps of a file are the times of its records. */
export interface Decision {
  readonly facts: FileFacts;
  readonly ranks: ReadonlyMap<string, number>;
  readonly raised: Raised;
  /** Locator of most records, and its share of the stamped lines. */
  readonly main: string;
  readonly mainShare: number;
  /** Whether records themselves look like continuations (indented files). */
  readonly isContinuedLook: boolean;
  readonly stampedShare: number;
  readonly isJson: boolean;
}

export function decide(views: readonly LineView[], calendar: StampContext, facts: FileFacts): Decision {
  const lines = views.map((view) => timedOf(view, calendar));
  const ranks = rankLocators(lines, facts);
  const raised = preferBetter(ranks, lines, facts);
  const counts = new Map<string, number>();
  let stamped = 0;
  let continued = 0;
  lines.forEach((timed, index) => {
    const best = bestOf(timed, ranks, facts);
    if (best === null) return;
    stamped += 1;
    if (looksContinued(views[index]?.text ?? '')) continued += 1;
    const locator = locatorOf(best.candidate);
    counts.set(locator, (counts.get(locator) ?? 0) + 1);
  });
  const [main = '', hits = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const json = views.filter((view) => view.json !== null).length;
  return {
    facts,
    ranks,
    raised,
    main,
    mainShare: stamped === 0 ? 0 : hits / stamped,
    isContinuedLook: continued > stamped / 2,
    stampedShare: views.length === 0 ? 0 : stamped / views.length,
    isJson: json > views.length / 2,
  };
}

/** Characters within which a line's own stamp may start after a name or a process. */
const nearHead = 16;

/** What a stamp of another kind than the file's usual ones must speak for itself: more where those have their place in a line's head. */
function leastScore({ candidate: { place, stamp } }: Timed, { main }: Decision): number {
  if (stamp.start > 60) return 55;
  const isHeaded = /^(?:(?:start|klog)\||key:)/.test(main);
  return isHeaded && place !== 'start' && stamp.start > nearHead ? 50 : 40;
}

/** Whether the line's best stamp makes it a record, or stands in text that goes on. */
function isRecord(view: LineView, best: Timed, decision: Decision): boolean {
  const { facts } = decision;
  const locator = locatorOf(best.candidate);
  if (looksContinued(view.text) && !decision.isContinuedLook) return false;
  if (locator === decision.main) return true;
  const kind = stampKind(best.candidate);
  if (kind === 'clock') return decision.main === '' || decision.main.endsWith('|clock');
  if (decision.mainShare < 0.6 || decision.main.endsWith('|clock'))
    return ownScore(best.candidate, best.time, facts) > 20;
  return ownScore(best.candidate, best.time, facts) > leastScore(best, decision);
}

/** Whether a line without a time of its own belongs to the record before it. */
export function isContinuation(view: LineView, decision: Decision): boolean {
  if (view.json?.start === 0 && decision.isJson) return false;
  if (isDirective(view.text)) return false;
  if (decision.stampedShare < 0.02) return looksContinued(view.text);
  return true;
}

/** The time of a line's record, or null where it starts none. */
export function recordTime(view: LineView, calendar: StampContext, decision: Decision): Timed | null {
  const ranked = settled(rankedIn(timedOf(view, calendar), decision.ranks, decision.facts), decision.raised);
  return ranked.find((timed) => isRecord(view, timed, decision)) ?? null;
}
