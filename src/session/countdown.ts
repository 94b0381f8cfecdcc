import type { Instant } from '../time/instants.ts';
import { attentions, type AcknowledgeWithin, type Attention } from './attention.ts';
import type { Incidents } from './incidents.ts';

/** What the status bar says; the workbench words it. */
export interface Countdown {
  readonly first: Attention;
  /** How many other clients of mine wait for something. */
  readonly others: number;
}

/** A pure function of what is known and the clock; undefined where nobody waits for anything. */
export function countdown(
  incidents: Incidents,
  now: Instant,
  acknowledgeWithin: AcknowledgeWithin,
): Countdown | undefined {
  const [first, ...others] = attentions(incidents, now, acknowledgeWithin);
  return first && { first, others: others.length };
}
