import type { Case } from './cases.ts';

export interface Scored {
  readonly item: Case;
  readonly hard: boolean;
  /** Place of the best-placed culprit, 1 first; where it was not ranked, its expected place among the rest. */
  readonly rank: number;
}

/** Place of the first culprit in a ranking, counting only the case's candidates. */
export function placeOf(item: Case, ranked: readonly string[]): number {
  const culprits = item.culprits.map((sha) => sha.slice(0, 12));
  const counted =
    item.candidates === undefined ? undefined : new Set(item.candidates.map((sha) => sha.slice(0, 12)));
  let place = 0;
  for (const sha of ranked) {
    const short = sha.slice(0, 12);
    if (counted !== undefined && !counted.has(short)) continue;
    place++;
    if (culprits.includes(short)) return place;
  }
  const rest = (counted?.size ?? place + 1) - place;
  return place + (rest + 1) / (culprits.length + 1);
}

const groups: readonly (readonly [string, (scored: Scored) => boolean])[] = [
  ['incident-like', ({ item, hard }) => item.incidentLike === true && !hard],
  ['incident-like, hard text', ({ item, hard }) => item.incidentLike === true && hard],
  ['all text', ({ item, hard }) => item.stratum === 'text' && !hard],
  ['no text', ({ item, hard }) => item.stratum === 'no-text' && !hard],
  ['all', ({ hard }) => !hard],
];

/** A table of top-1, top-3, top-5 (percent) and mean reciprocal rank by group; a group without cases is left out. */
export function table(title: string, scored: readonly Scored[]): string {
  const rows = groups.flatMap(([name, belongs]) => {
    const ranks = scored.filter(belongs).map(({ rank }) => rank);
    if (ranks.length === 0) return [];
    const top = (k: number) => ((100 * ranks.filter((rank) => rank <= k).length) / ranks.length).toFixed(1);
    const mrr = ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;
    return [
      `${name.padEnd(28)}${[String(ranks.length), top(1), top(3), top(5), mrr.toFixed(3)].map((cell) => cell.padStart(8)).join('')}`,
    ];
  });
  const head = `${title.padEnd(28)}${['cases', 'top-1', 'top-3', 'top-5', 'MRR'].map((cell) => cell.padStart(8)).join('')}`;
  return [head, ...rows].join('\n');
}
