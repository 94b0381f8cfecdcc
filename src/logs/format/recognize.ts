import type { FileFacts, LineFormat, ParsedLine } from '../line.ts';
import { preferBetter, settled } from './agreement.ts';
import type { Raised } from './agreement.ts';
import { looksContinued } from './continuation.ts';
import type { Order } from './date.ts';
import { instantOf, zoneOfFacts } from './instant.ts';
import type { Calendar } from './instant.ts';
import { bytesReaders, compile } from './compiled.ts';
import { levelOf, rankLevels } from './levels.ts';
import { likeliestOrder } from './orders.ts';
import { bestOf, kindOf, locatorOf, ownScore, rankedIn, rankLocators } from './ranking.ts';
import type { Timed } from './ranking.ts';
import type { Stamp } from './stamp.ts';
import { viewOf } from './view.ts';
import { cleanLine } from './decode.ts';
import { isDirective, w3cHeader } from './w3c.ts';
import type { LineView } from './view.ts';

const slack = 36 * 3_600_000;
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
    if (stamps.every(({ date }) => date?.order !== null)) continue;
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

function calendarOf(views: readonly LineView[], facts: FileFacts): Calendar {
  const orders = decideOrders(views, facts);
  return {
    zone: zoneOfFacts(facts),
    orderOf: (shape, possible) => {
      const order = orders.get(shape);
      return order !== undefined && possible.includes(order) ? order : undefined;
    },
    latest: latestOf(facts),
    latestClock: facts.mtime + clockSlack,
  };
}

function timedOf(view: LineView, calendar: Calendar): Timed[] {
  const found: Timed[] = [];
  for (const candidate of view.candidates) {
    const instant = kindOf(candidate) === 'date' ? null : instantOf(candidate.stamp, calendar);
    if (instant !== null) found.push({ candidate, time: instant.time, later: instant.later });
  }
  return found;
}

interface Decision {
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

function decide(views: readonly LineView[], calendar: Calendar, facts: FileFacts): Decision {
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
    ranks,
    raised,
    main,
    mainShare: stamped === 0 ? 0 : hits / stamped,
    isContinuedLook: continued > stamped / 2,
    stampedShare: views.length === 0 ? 0 : stamped / views.length,
    isJson: json > views.length / 2,
  };
}

/** Whether the line's best stamp makes it a record, or stands in text that goes on. */
function isRecord(view: LineView, best: Timed, decision: Decision, facts: FileFacts): boolean {
  const locator = locatorOf(best.candidate);
  if (looksContinued(view.text) && !decision.isContinuedLook) return false;
  if (locator === decision.main) return true;
  const kind = kindOf(best.candidate);
  if (kind === 'clock') return decision.main === '' || decision.main.endsWith('|clock');
  if (decision.mainShare < 0.6 || decision.main.endsWith('|clock'))
    return ownScore(best.candidate, best.time, facts) > 20;
  return ownScore(best.candidate, best.time, facts) > (best.candidate.stamp.start > 60 ? 55 : 40);
}

function isContinuation(view: LineView, decision: Decision): boolean {
  if (view.json?.start === 0 && decision.isJson) return false;
  if (isDirective(view.text)) return false;
  if (decision.stampedShare < 0.02) return looksContinued(view.text);
  return true;
}

/** Decides over samples of a file how its lines become records. */
export function recognize(samples: readonly string[][], facts: FileFacts): LineFormat {
  const lines = samples.flat();
  const w3c = w3cHeader(lines.map(cleanLine));
  const views = lines.map((line) => viewOf(line, w3c));
  const calendar = calendarOf(views, facts);
  const decision = decide(views, calendar, facts);
  const bestIn = (view: LineView, at: Calendar): Timed | null => {
    const ranked = settled(rankedIn(timedOf(view, at), decision.ranks, facts), decision.raised);
    return ranked.find((timed) => isRecord(view, timed, decision, facts)) ?? null;
  };
  const found = views.map((view) => ({ view, best: bestIn(view, calendar) }));
  const levels = rankLevels(
    found.flatMap(({ view, best }) => (best === null ? [] : [{ view, stampEnd: best.candidate.stamp.end }])),
  );
  const parseView = (view: LineView, best: Timed | null): ParsedLine => {
    const level = levelOf(view, best?.candidate.stamp.end ?? 0, levels);
    if (best === null) return { time: null, level, continuation: isContinuation(view, decision) };
    return {
      time: best.time,
      level,
      continuation: false,
      ...(best.later === null ? {} : { later: best.later }),
    };
  };
  const parse = (line: string, latest?: number): ParsedLine => {
    const view = viewOf(line, w3c);
    return parseView(
      view,
      bestIn(view, latest === undefined ? calendar : { ...calendar, latest, latestClock: latest }),
    );
  };
  const compiled = compile({
    calendar,
    levels,
    records: found.flatMap(({ view, best }, index) =>
      best === null ? [] : [{ line: lines[index] ?? '', view, candidate: best.candidate, time: best.time }],
    ),
    lines: found.map(({ view, best }, index) => ({
      line: lines[index] ?? '',
      parsed: parseView(view, best),
    })),
  });
  return {
    name: decision.main,
    yearless: /\|(?:yearless|clock)$/.test(decision.main),
    parse,
    ...bytesReaders(parse, compiled),
  };
}
