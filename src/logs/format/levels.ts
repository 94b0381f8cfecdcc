import type { Level } from '../record.ts';
import { jsonLevelMarks } from './levelJson.ts';
import { isWordPlace, levelMarks } from './levelText.ts';
import type { LevelMark } from './levelText.ts';
import { w3cLevel } from './w3c.ts';
import { innerNames } from './view.ts';
import type { LineView } from './view.ts';

/** Scores of places over the sampled records. */
export type LevelRanks = ReadonlyMap<string, number>;

function marksOf(view: LineView, stampEnd: number): LevelMark[] {
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

/** @param records the views of sampled records with the end of each one's stamp */
export function rankLevels(records: readonly { view: LineView; stampEnd: number }[]): Map<string, number> {
  const tallies = new Map<string, { hits: number; score: number }>();
  for (const { view, stampEnd } of records) {
    const seen = new Set<string>();
    for (const { place, score } of marksOf(view, stampEnd)) {
      if (seen.has(place)) continue;
      seen.add(place);
      const tally = tallies.get(place) ?? { hits: 0, score: 0 };
      tally.hits += 1;
      tally.score += score;
      tallies.set(place, tally);
    }
  }
  const ranks = new Map<string, number>();
  for (const [place, { hits, score }] of tallies) {
    const share = hits / records.length;
    // A few lines can't agree by chance on much; many that agree outweigh a weak look.
    const own = score / hits;
    const doubt = own < 20 && share < 0.3 ? 20 : 0;
    const bonus =
      records.length < 4
        ? records.length > 1 && share === 1
          ? 6
          : 0
        : share > 0.9
          ? 30
          : 20 * share - doubt;
    ranks.set(place, own + bonus);
  }
  return ranks;
}

/** The level that a record states; null where it states none. */
export function levelOf(view: LineView, stampEnd: number, ranks: LevelRanks): Level | null {
  return markOf(view, stampEnd, ranks)?.level ?? null;
}

/** What states the record's level, and where. */
export function markOf(view: LineView, stampEnd: number, ranks: LevelRanks): LevelMark | null {
  return bestMark(marksOf(view, stampEnd), ranks);
}

export function levelOfMarks(marks: readonly LevelMark[], ranks: LevelRanks): Level | null {
  return bestMark(marks, ranks)?.level ?? null;
}

function bestMark(marks: readonly LevelMark[], ranks: LevelRanks): LevelMark | null {
  let best: LevelMark | null = null;
  let bestScore = 0;
  for (const mark of marks) {
    // A letter that no sampled line had at its place is a word of the message.
    const score = ranks.get(mark.place) ?? mark.score - (isWordPlace(mark.place) ? 4 : 16);
    if (score > bestScore) {
      best = mark;
      bestScore = score;
    }
  }
  return best;
}
