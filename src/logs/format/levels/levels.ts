import { jsonLevelMarks } from './levelJson.ts';
import { risingPlace } from './levelMark.ts';
import type { LevelMark } from './levelMark.ts';
import { isWordPlace, levelMarks } from './levelText.ts';
import { w3cLevel } from '../w3c.ts';
import { innerNames } from '../view.ts';
import type { LineView } from '../view.ts';

/** Scores of places over the sampled records. */
export type LevelRanks = ReadonlyMap<string, number>;

/** Everything that may state a line's level. @param stampEnd where the record's stamp ends in its text */
export function marksOf(view: LineView, stampEnd: number): LevelMark[] {
  if (view.w3c !== null) {
    const status = w3cLevel(view.text, view.w3c);
    return status === null ? [] : [status];
  }
  if (view.json === null) return levelMarks(view.text, stampEnd);
  const own = jsonLevelMarks(view.leaves);
  const before = view.json.start === 0 ? [] : levelMarks(view.text.slice(0, view.json.start), stampEnd);
  const inner = view.leaves.find(({ path, value }) => innerNames.has(path) && typeof value === 'string');
  const wrapped =
    inner === undefined || own.some((mark) => mark.score > 20) ? [] : levelMarks(String(inner.value), 0);
  return [
    ...own,
    ...before,
    ...wrapped.map((mark) => ({ ...mark, place: `inner:${mark.place}`, score: mark.score - 5 })),
  ];
}

interface Tally {
  hits: number;
  score: number;
  fatal: number;
}

/** @param records the marks of sampled records */
export function rankLevels(records: readonly (readonly LevelMark[])[]): Map<string, number> {
  const tallies = new Map<string, Tally>();
  for (const marks of records) {
    const seen = new Set<string>();
    for (const { level, place, score } of marks) {
      if (seen.has(place)) continue;
      seen.add(place);
      const tally = tallies.get(place) ?? { hits: 0, score: 0, fatal: 0 };
      tally.hits += 1;
      if (level === 'fatal') tally.fatal += 1;
      tally.score += score;
      tallies.set(place, tally);
    }
  }
  const ranks = new Map<string, number>();
  for (const [place, { hits, score }] of tallies) {
    const own = score / hits;
    const bonus = agreementBonus(hits / records.length, records.length, own);
    ranks.set(place, own + bonus);
  }
  chooseScales(ranks, tallies);
  return ranks;
}

/** No program calls most of its records emergencies: numbers that seem to do so are on a scale that rises. */
function chooseScales(ranks: Map<string, number>, tallies: ReadonlyMap<string, Tally>): void {
  for (const [place, { hits, fatal }] of tallies) {
    const rising = tallies.get(risingPlace(place));
    if (rising === undefined) continue;
    const isRising = rising.hits === hits && fatal > hits / 2;
    ranks.set(risingPlace(place), isRising ? (ranks.get(place) ?? 0) + 1 : -1);
  }
}

/** A few lines can't agree by chance on much; many that agree outweigh a weak look, many that don't a chance hit. */
function agreementBonus(share: number, records: number, own: number): number {
  if (records < 4) return records > 1 && share === 1 ? 6 : 0;
  if (share > 0.9) return 30;
  return 20 * share - (own < 20 && share < 0.3 ? 20 : 0);
}

/** What states a record's level, and where; null where nothing does. */
export function bestMark(marks: readonly LevelMark[], ranks: LevelRanks): LevelMark | null {
  let best: LevelMark | null = null;
  let bestScore = 0;
  for (const mark of marks) {
    // A letter at a place where no sampled line has one is a word of the message.
    const score = ranks.get(mark.place) ?? (isWordPlace(mark.place) ? mark.score - 4 : 0);
    if (score > bestScore) {
      best = mark;
      bestScore = score;
    }
  }
  return best;
}
