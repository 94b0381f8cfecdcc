import type { Match } from './bm25.ts';

export interface RelativeMatch extends Match {
  /** Share of the best score among the candidates, 0 to 1. */
  readonly share: number;
  /** log(1 + score). */
  readonly log: number;
}

/** Scores beside the best of them: how well a commit fits compared with what else there is. */
export function relative(matches: readonly Match[]): RelativeMatch[] {
  const best = Math.max(0, ...matches.map(({ score }) => score));
  return matches.map((match) => ({
    ...match,
    share: best > 0 ? match.score / best : 0,
    log: Math.log1p(match.score),
  }));
}
