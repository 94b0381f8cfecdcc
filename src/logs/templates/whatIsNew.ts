import type { Level, LogRecord, TimeSpan } from '../record.ts';
import { TemplateMiner, type TemplateId } from './miner.ts';
import { chanceOf, dispersionOf, rateRatio, type RateRatio } from './rates.ts';
import { Tally, isFault, windowSlices, worse, type Example } from './tally.ts';

/** Records of a stretch of time, in any order. */
export interface Stretch {
  readonly span: TimeSpan;
  readonly records: AsyncIterable<LogRecord> | Iterable<LogRecord>;
}

/** A line of a stack trace. */
export interface LogFrame {
  readonly file: string;
  /** 1-based. */
  readonly line: number | undefined;
  readonly function: string | undefined;
}

export interface WhatIsNewRequest {
  readonly window: Stretch;
  /** What to compare with: usually the three times as long stretch before the window. */
  readonly before: Stretch;
  /** The frame of a record's text that tells most, where it has a stack trace. */
  readonly frameOf?: (text: string) => LogFrame | undefined;
  readonly signal?: AbortSignal;
}

/** A kind of record that is new in the window, came more often, or stopped. */
export interface ChangedKind {
  readonly change: 'new' | 'more' | 'gone';
  /** The message with `<*>` for what varies. */
  readonly template: string;
  readonly source: number;
  /** The most severe level stated. */
  readonly level: Level | null;
  /** Records in the window, and before it. */
  readonly count: number;
  readonly countBefore: number;
  /** First and last time in the window (for `gone`: before it), ms since the epoch; undefined where records have no time. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** The first record of the kind in the window (for `gone`: before it). */
  readonly example: Example;
  readonly frame: LogFrame | undefined;
  /** How many times as often as before, with its 99 % interval: see `rateRatio`. */
  readonly ratio: RateRatio;
  /** When the rate changed, ms since the epoch: the first record of the slice of time that divides it best. */
  readonly onset: number | undefined;
  /**
   * Probability that a kind with a steady rate would be this much more frequent by chance; of a new one, that it would have
   * stayed away for so long at first.
   */
  readonly chance: number;
}

/** A kind of error that began to come within the window or the stretch before it. */
export interface Arrival {
  /** Its first record, ms since the epoch. */
  readonly time: number;
  /** Records in the window. */
  readonly count: number;
}

export interface LogKinds {
  /** Errors first, then new, more, gone; each by count. */
  readonly kinds: readonly ChangedKind[];
  /** Also of kinds that came as often in the window as before, since a client may notice late; most frequent first. */
  readonly arrivals: readonly Arrival[];
  /** Kinds met in both stretches together. */
  readonly kindsMet: number;
  readonly records: number;
  readonly recordsBefore: number;
  /** True where it was cancelled: the rest is what was counted until then. */
  readonly cancelled: boolean;
}

interface Pair {
  readonly now: Tally;
  readonly before: Tally;
}

interface SourceKinds {
  readonly miner: TemplateMiner;
  readonly pairs: Map<TemplateId, Pair>;
}

/** Compares the kinds of records in a window with those before it. Each record is given once and not kept. */
export async function whatIsNew(request: WhatIsNewRequest): Promise<LogKinds> {
  const sources = new Map<number, SourceKinds>();
  const recordsBefore = await count(request, sources, 'before');
  const records = await count(request, sources, 'now');
  const folded = [...sources].map(([source, found]) => ({ source, miner: found.miner, pairs: fold(found) }));
  const { from, to } = request.window.span;
  // Where the log does not reach back, nothing is known of the time before.
  const known = { from: earliest(folded.flatMap(({ pairs }) => [...pairs.values()])) ?? from, to };
  const kinds: ChangedKind[] = [];
  const arrivals: Arrival[] = [];
  let kindsMet = 0;
  for (const { source, miner, pairs } of folded) {
    kindsMet += pairs.size;
    for (const [id, pair] of pairs) {
      const kind = changeOf(pair, request, { source, template: miner.template(id), known });
      if (kind) kinds.push(kind);
      arrivals.push(...arrivalOf(pair, known));
    }
  }
  kinds.sort(byImportance);
  arrivals.sort((one, other) => other.count - one.count || one.time - other.time);
  const cancelled = request.signal?.aborted ?? false;
  return { kinds, arrivals, kindsMet, records, recordsBefore, cancelled };
}

async function count(
  request: WhatIsNewRequest,
  sources: Map<number, SourceKinds>,
  side: keyof Pair,
): Promise<number> {
  let records = 0;
  const stretch = side === 'now' ? request.window : request.before;
  for await (const record of stretch.records) {
    if (request.signal?.aborted) break;
    records++;
    let kinds = sources.get(record.source);
    if (kinds === undefined)
      sources.set(record.source, (kinds = { miner: new TemplateMiner(), pairs: new Map() }));
    const id = kinds.miner.add(record.text);
    let pair = kinds.pairs.get(id);
    if (pair === undefined) kinds.pairs.set(id, (pair = newPair(request)));
    pair[side].add(record);
  }
  return records;
}

function newPair({ window, before }: WhatIsNewRequest): Pair {
  return {
    now: new Tally(window.span, windowSlices),
    before: new Tally(before.span, slicesBefore(window.span, before.span)),
  };
}

function slicesBefore(window: TimeSpan, before: TimeSpan): number {
  const widths = duration(before) / (duration(window) / windowSlices);
  return Math.max(1, Math.min(100, Math.round(widths)));
}

function duration({ from, to }: TimeSpan): number {
  return Math.max(1, to - from);
}

/** Tallies by the kinds that the miner settled on. */
function fold({ miner, pairs }: SourceKinds): Map<TemplateId, Pair> {
  const folded = new Map<TemplateId, Pair>();
  for (const [id, pair] of pairs) {
    const root = miner.resolve(id);
    const into = folded.get(root);
    if (into === undefined) folded.set(root, pair);
    else {
      into.now.absorb(pair.now);
      into.before.absorb(pair.before);
    }
  }
  return folded;
}

interface KindPlace {
  readonly source: number;
  readonly template: string;
  /** The time of which the logs tell. */
  readonly known: TimeSpan;
}

function changeOf(
  { now, before }: Pair,
  request: WhatIsNewRequest,
  { source, template, known }: KindPlace,
): ChangedKind | undefined {
  const dispersion = dispersionOf(before.slices);
  const nowRate = { count: now.count, duration: duration(request.window.span) };
  const beforeRate = { count: before.count, duration: duration(request.before.span) };
  const ratio = rateRatio(nowRate, beforeRate, dispersion);
  const change = before.count === 0 ? 'new' : now.count === 0 ? 'gone' : 'more';
  if (change === 'more' && ratio.low <= 1) return undefined;
  if (change === 'gone' && ratio.high >= 1) return undefined;
  const shown = change === 'gone' ? before : now;
  if (shown.example === undefined) return undefined;
  return {
    change,
    template,
    source,
    level: worse(now.level, before.level),
    count: now.count,
    countBefore: before.count,
    first: given(shown.first),
    last: given(shown.last),
    example: shown.example,
    frame: request.frameOf?.(shown.example.text),
    ratio,
    onset: given(change === 'new' ? now.first : onsetOf(now, before)),
    chance:
      change === 'new' ? chanceOfQuiet({ now, before }, known) : chanceOf(nowRate, beforeRate, dispersion),
  };
}

/** At most this probable: that a kind with a steady rate would have stayed away for so long at first. */
const longestChance = 0.01;

function arrivalOf(pair: Pair, known: TimeSpan): Arrival[] {
  const { now, before } = pair;
  if (now.count === 0 || !isFault(worse(now.level, before.level))) return [];
  const [time] = firstsOf(pair);
  return time !== undefined && chanceOfQuiet(pair, known) <= longestChance
    ? [{ time, count: now.count }]
    : [];
}

/**
 * At a steady rate each of n records falls into the time after the first one with the share p of that time in the whole,
 * so that the quiet before it has the chance p^n.
 */
function chanceOfQuiet(pair: Pair, { from, to }: TimeSpan): number {
  const [time] = firstsOf(pair);
  if (time === undefined) return 1;
  const after = (to - time) / Math.max(1, to - from);
  return Math.min(1, Math.max(0, after)) ** (pair.now.count + pair.before.count);
}

/** The first time of a kind, before that in the window; none where its records have no time. */
function firstsOf({ now, before }: Pair): readonly number[] {
  return [before.first, now.first].flatMap((time) => given(time) ?? []);
}

function earliest(pairs: readonly Pair[]): number | undefined {
  return pairs
    .flatMap(firstsOf)
    .reduce<number | undefined>((least, time) => Math.min(least ?? time, time), undefined);
}

function given(time: number): number | undefined {
  return Number.isNaN(time) ? undefined : time;
}

/** The slice of the window that divides all slices best into two steady rates (largest Poisson likelihood). */
function onsetOf(now: Tally, before: Tally): number {
  const counts = [...before.slices, ...now.slices];
  const all = counts.reduce((sum, each) => sum + each, 0);
  let early = before.slices.reduce((sum, each) => sum + each, 0);
  let best = -Infinity;
  let onset = now.first;
  now.slices.forEach((inSlice, index) => {
    const cut = before.slices.length + index;
    const late = all - early;
    const gain = logRate(early, cut) + logRate(late, counts.length - cut);
    const rises = late / (counts.length - cut) > early / cut;
    if (inSlice > 0 && rises && gain > best) {
      best = gain;
      onset = now.starts[index] ?? onset;
    }
    early += inSlice;
  });
  return onset;
}

function logRate(count: number, slices: number): number {
  return count === 0 ? 0 : count * Math.log(count / slices);
}

const changes = ['new', 'more', 'gone'] as const;

function byImportance(one: ChangedKind, other: ChangedKind): number {
  return (
    Number(isFault(other.level)) - Number(isFault(one.level)) ||
    changes.indexOf(one.change) - changes.indexOf(other.change) ||
    other.count - one.count ||
    other.countBefore - one.countBefore
  );
}
