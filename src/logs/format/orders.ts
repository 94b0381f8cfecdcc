import { calendarDay } from '../../time/stamps/date.ts';
import type { Order } from '../../time/stamps/date.ts';
import type { FileFacts } from '../line.ts';
import type { Stamp } from '../../time/stamps/stamp.ts';

const day = 86_400_000;

/** Orders that people of a style of writing use: dots are day first, `PM` is month first. */
function prior(shape: string, order: Order): number {
  const isHalf = shape.endsWith('p') || shape.includes('p z');
  if (order === 'ydm') return 30;
  if (shape.includes('.')) return order === 'dmy' ? 0 : 0.4;
  if (isHalf) return order === 'mdy' ? 0 : 0.4;
  return 0;
}

interface Reading {
  readonly order: Order;
  readonly times: readonly number[];
  readonly invalid: number;
}

function read(order: Order, stamps: readonly Stamp[], facts: FileFacts): Reading {
  const times: number[] = [];
  let invalid = 0;
  for (const { date, clock } of stamps) {
    const found = date === null ? null : calendarDay(date.parts, order);
    if (found === null) {
      invalid += 1;
      continue;
    }
    const wall = (year: number): number => Date.UTC(year, found.month - 1, found.day) + (clock?.ms ?? 0);
    const year = found.year ?? (wall(facts.year) > facts.mtime + 2 * day ? facts.year - 1 : facts.year);
    times.push(wall(year));
  }
  return { order, times, invalid };
}

/** Lower is likelier: days that don't exist, then days after the file's last change, then jumps, then distance from its last change. */
function cost({ order, times, invalid }: Reading, facts: FileFacts, shape: string): number {
  if (times.length === 0) return Number.POSITIVE_INFINITY;
  let future = 0;
  let jumps = 0;
  let latest = Number.NEGATIVE_INFINITY;
  times.forEach((time, index) => {
    if (time > facts.mtime + 2 * day) future += 1;
    const previous = times[index - 1] ?? time;
    if (previous - time > day) jumps += 2;
    else jumps += Math.min(1, Math.abs(time - previous) / (40 * day));
    latest = Math.max(latest, time);
  });
  const away = Math.abs(facts.mtime - latest) / day;
  const total = times.length + invalid;
  return (
    (100 * invalid) / total +
    (50 * future) / times.length +
    (20 * jumps) / times.length +
    (away < 2 ? 0 : Math.min(8, 2 + away / 60)) +
    prior(shape, order)
  );
}

/** The order of day and month that makes the best sense of all stamps of one shape. */
export function likeliestOrder(stamps: readonly Stamp[], facts: FileFacts): Order | undefined {
  const orders = new Set<Order>();
  for (const { date } of stamps) for (const order of date?.orders ?? []) orders.add(order);
  const shape = stamps[0]?.shape ?? '';
  const ranked = [...orders].map((order) => ({
    order,
    cost: cost(read(order, stamps, facts), facts, shape),
  }));
  return ranked.sort((a, b) => a.cost - b.cost)[0]?.order;
}
