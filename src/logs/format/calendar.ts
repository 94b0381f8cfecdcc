import type { FileFacts } from '../line.ts';
import type { Order } from '../../time/stamps/date.ts';
import { zoneOrUtc } from '../../time/stamps/instant.ts';
import type { StampContext } from '../../time/stamps/instant.ts';
import { likeliestOrder } from './orders.ts';
import type { Stamp } from '../../time/stamps/stamp.ts';
import type { LineView } from './view.ts';

/** What clocks and copies may be ahead of the file's last change, ms. */
const slack = 36 * 3_600_000;
/** The same for times of day, which come again every day. */
const clockSlack = 600_000;

/** Orders of day and month for every shape of date whose digits don't tell. */
function decideOrders(views: readonly LineView[], facts: FileFacts): Map<string, Order> {
  const groups = new Map<string, Stamp[]>();
  for (const { candidates } of views) {
    for (const { stamp } of candidates) {
      if (stamp.date === null || stamp.clock === null) continue;
      const group = groups.get(stamp.date.shape) ?? [];
      group.push(stamp);
      groups.set(stamp.date.shape, group);
    }
  }
  const orders = new Map<string, Order>();
  for (const [shape, stamps] of groups) {
    // A year of four digits in front, or a month's name, leaves nothing to decide.
    if (/^(?:W )?4|M|packed8|^k/.test(shape) && stamps.every(({ date }) => date?.order !== null)) continue;
    const order = likeliestOrder(stamps, facts);
    if (order !== undefined) orders.set(shape, order);
  }
  return orders;
}

/** Stamps without a year end at the file's last change, and in the year of its last record. */
function latestOf(facts: FileFacts): number {
  const endOfYear = Date.UTC(facts.year + 1, 0, 1) + 14 * 3_600_000;
  return Number.isFinite(facts.mtime) ? Math.min(facts.mtime + slack, endOfYear) : endOfYear;
}

/** What the stamps of a file need to become instants, decided over its sampled lines. */
export function calendarOf(views: readonly LineView[], facts: FileFacts): StampContext {
  const orders = decideOrders(views, facts);
  return {
    zone: zoneOrUtc(facts.zone),
    orderOf: (shape, possible) => {
      const order = orders.get(shape);
      return order !== undefined && possible.includes(order) ? order : undefined;
    },
    latest: latestOf(facts),
    latestClock: facts.mtime + clockSlack,
  };
}
