import type { Leaf } from './json.ts';

/** Whole seconds by their name, alone or after the name of what they time: `seconds`, `epochSecond`, `timestampSeconds`, `tv_sec`, `secs_since_epoch`. */
const wholeName = /[._]?(?:tv_?|epoch_?)?(?:seconds?|secs?)(?:_since_epoch)?$/i;
/** What is left of a second: `nanos`, `nanoOfSecond`, `timestampNanos`, `tv_usec`. */
const restName = /[._]?(?:tv_?)?(nano|nsec|micro|usec|milli|msec)[a-z_]*$/i;
/** Units in a ms. */
const perMs: Readonly<Record<string, number>> = {
  nano: 1e6,
  nsec: 1e6,
  micro: 1e3,
  usec: 1e3,
  milli: 1,
  msec: 1,
};
/** Names that are enough by themselves. */
const telling = /(?:^|\.)_?(?:seconds|epochSecond)$/;

function restOf(path: string, leaves: readonly Leaf[]): number | null {
  for (const { path: other, value } of leaves) {
    const match = restName.exec(other);
    if (match === null || typeof value !== 'number' || other.slice(0, match.index) !== path) continue;
    return value / (perMs[(match[1] ?? '').toLowerCase()] ?? 1);
  }
  return null;
}

/** Seconds with the rest of one beside them, as protocol buffers, Log4j, Firestore, C and Rust write instants. */
export interface Pair {
  /** What both names have in common. */
  readonly path: string;
  /** ms since the epoch (UTC). */
  readonly time: number;
}

export function pairOf({ path, value }: Leaf, leaves: readonly Leaf[]): Pair | null {
  if (typeof value !== 'number' || value < 6e8 || value >= 1e10) return null;
  const match = wholeName.exec(path);
  if (match === null) return null;
  const common = path.slice(0, match.index);
  const rest = restOf(common, leaves);
  if (rest === null && !telling.test(path)) return null;
  return { path: common, time: value * 1000 + (rest ?? 0) };
}
