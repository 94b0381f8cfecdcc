import { timeNameScore } from './keys.ts';
import { bestOf, stampKind, locatorOf } from './ranking.ts';
import type { Timed } from './ranking.ts';
import type { FileFacts } from '../line.ts';

const quarter = 900_000;

interface Pair {
  readonly outer: Timed;
  readonly inner: Timed;
}

interface Pairs {
  readonly outer: string;
  readonly inner: string;
  readonly list: Pair[];
}

/** Lines on which each locator is the best one, and the other stamps on them. */
function pairsOf(
  lines: readonly (readonly Timed[])[],
  ranks: ReadonlyMap<string, number>,
  facts: FileFacts,
): { pairs: Pairs[]; outers: ReadonlyMap<string, number> } {
  const pairs = new Map<string, Pairs>();
  const outers = new Map<string, number>();
  for (const timed of lines) {
    const best = bestOf(timed, ranks, facts);
    if (best === null) continue;
    const outer = locatorOf(best.candidate);
    outers.set(outer, (outers.get(outer) ?? 0) + 1);
    const seen = new Set<string>([outer]);
    for (const item of timed) {
      const inner = locatorOf(item.candidate);
      if (seen.has(inner)) continue;
      seen.add(inner);
      const known = pairs.get(`${outer}\n${inner}`) ?? { outer, inner, list: [] };
      known.list.push({ outer: best, inner: item });
      pairs.set(`${outer}\n${inner}`, known);
    }
  }
  return { pairs: [...pairs.values()], outers };
}

const isZoned = ({ candidate: { stamp } }: Timed): boolean => stamp.epoch !== null || stamp.zone !== null;

/** Whether two stamps are the same wall clock, up to a difference of zones. */
function isSameUpToZone({ outer, inner }: Pair): boolean {
  const apart = Math.abs(outer.time - inner.time);
  const rest = Math.min(apart % quarter, quarter - (apart % quarter));
  return apart <= 14 * 3_600_000 + 2000 && rest < 2000;
}

/** A second stamp of the same instant that says more: digits, a year, a zone. */
function saysMore(pair: Pair): boolean {
  const { outer, inner } = pair;
  const [a, b] = [outer.candidate, inner.candidate];
  if (stampKind(b) === 'clock' || stampKind(b) === 'date') return false;
  const isSame = Math.abs(outer.time - inner.time) < 1000;
  if (isSame && b.stamp.digits > a.stamp.digits)
    return stampKind(b) !== 'yearless' || stampKind(a) === 'yearless';
  if (stampKind(a) === 'yearless' && stampKind(b) !== 'yearless') return isSameUpToZone(pair);
  const isTold = b.stamp.epoch === null || isInnerPlace(b.place);
  return (
    isTold && !isZoned(outer) && isZoned(inner) && b.stamp.digits >= a.stamp.digits && isSameUpToZone(pair)
  );
}

const tenMinutes = 600_000;

function isInnerPlace(place: string): boolean {
  if (place === 'inner' || /^json:.*\^$/.test(place)) return true;
  const json = /^json:(.*)$/.exec(place);
  if (json === null) return false;
  const score = timeNameScore(json[1] ?? '');
  return score >= 30 || (/start_?time$/i.test(json[1] ?? '') && score >= 5);
}

/** A record inside a wrapper: its own time was there before the wrapper's, unless it only tells the wrapper's second less precisely. */
function isInnerRecord({ outer, inner }: Pair): boolean {
  const { place, stamp } = inner.candidate;
  const isWrapped = !outer.candidate.place.startsWith('json:') || place.endsWith('^');
  if (!isWrapped || !isInnerPlace(place) || stampKind(inner.candidate) === 'clock') return false;
  const apart = Math.abs(outer.time - inner.time);
  if (stamp.digits < 3 && stamp.digits < outer.candidate.stamp.digits && apart < 2000) return false;
  return isZoned(inner) ? apart < tenMinutes : apart < 2000;
}

const isBetter = (pair: Pair): boolean => saysMore(pair) || isInnerRecord(pair);

/** Locators that were raised, each with the locator that it was raised above. */
export type Raised = ReadonlyMap<string, string>;

/**
 * Raises stamps that tell the record's time better than the one that ranks first:
 * the same instant told more precisely, or the time of the record inside a wrapper.
 */
export function preferBetter(
  ranks: Map<string, number>,
  lines: readonly (readonly Timed[])[],
  facts: FileFacts,
): Raised {
  const { pairs, outers } = pairsOf(lines, ranks, facts);
  const raised = new Map<string, string>();
  for (const { outer, inner, list } of pairs) {
    const share = list.length / (outers.get(outer) ?? list.length);
    const better = list.filter(isBetter).length;
    // A file's records share one clock: a stamp on few of them must not switch it.
    if (better < list.length * 0.9 || share < 0.4) continue;
    ranks.set(inner, Math.max(ranks.get(inner) ?? 0, (ranks.get(outer) ?? 0) + 1));
    raised.set(inner, outer);
  }
  return raised;
}

/** Of a line's candidates, highest first, the first that holds: a raised one only where it agrees with what it was raised above. */
export function settled(ranked: readonly Timed[], raised: Raised): readonly Timed[] {
  const [first, ...rest] = ranked;
  if (first === undefined || rest.length === 0) return ranked;
  const above = raised.get(locatorOf(first.candidate));
  const outer = rest.find(({ candidate }) => locatorOf(candidate) === above);
  return outer === undefined || isBetter({ outer, inner: first }) ? ranked : [outer, ...ranked];
}
