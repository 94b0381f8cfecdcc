import { isFault } from './tally.ts';
import type { ChangedKind, LogKinds } from './whatIsNew.ts';

/** Where the trouble seems to have begun. */
export interface StartEstimate {
  /** ms since the epoch. */
  readonly time: number;
  readonly kind: ChangedKind;
  /**
   * Probability that a log in which nothing changed would show no kind as suddenly frequent as this one:
   * (1 − chance) to the power of the number of kinds met (Z. Šidák, JASA 62, 1967).
   */
  readonly sure: number;
}

/** Kinds at least this sure count as marking the change; the earliest of them is the start. */
const marking = 0.95;

/** At least even odds: what is less likely to be the start than not is not worth a question. */
const worthAsking = 0.5;

/**
 * The first error of the new kinds, where it is told from chance: what a start that nobody told may be taken from. There is
 * none where the log does not reach back beyond it, since then nobody knows whether it was the first.
 */
export function firstNewFault({
  kinds,
  kindsMet,
}: Pick<LogKinds, 'kinds' | 'kindsMet'>): StartEstimate | undefined {
  const faults = kinds.filter(({ change, level }) => change === 'new' && isFault(level));
  const estimate = estimateStart({ kinds: faults, kindsMet });
  return estimate !== undefined && estimate.sure >= worthAsking ? estimate : undefined;
}

/** The first record of the kind that best marks the change: errors before others, sure ones by time, else the surest. */
export function estimateStart({
  kinds,
  kindsMet,
}: Pick<LogKinds, 'kinds' | 'kindsMet'>): StartEstimate | undefined {
  const estimates = kinds
    .filter(({ change }) => change !== 'gone')
    .flatMap((kind) =>
      kind.onset === undefined
        ? []
        : [{ time: kind.onset, kind, sure: (1 - kind.chance) ** Math.max(1, kindsMet) }],
    );
  const faults = estimates.filter(({ kind }) => isFault(kind.level));
  for (const group of [faults, estimates]) {
    const marked = group.filter(({ sure }) => sure >= marking).sort((one, other) => one.time - other.time);
    if (marked[0]) return marked[0];
  }
  const rest = faults.length > 0 ? faults : estimates;
  return rest.sort((one, other) => other.sure - one.sure || one.time - other.time)[0];
}
