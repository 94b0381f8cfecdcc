import { cutoffOf } from '../../suspect.ts';
import { alike } from '../alike.ts';
import type { RankingEvidence, Reading, Signal } from '../evidence.ts';

const hour = 3_600_000;

/**
 * How shortly before the start the commit went live, or came onto the main line where nothing marks deploys; and how
 * many candidates came later. Most failures follow the change that caused them closely. The less was said, the more
 * this counts, and the less of the blame falls on each of many commits that one merge brought. Where nobody told the
 * start, no commit is nearer to it than another.
 */
export const nearness: Signal = (evidence) => {
  const near = nearnessOf(evidence);
  const shares = batchShares(evidence);
  const readings = evidence.query.start === undefined ? alike(near) : near;
  return readings.map(({ values, ...rest }, i) => ({
    ...rest,
    values: { ...values, batchSparse: shares[i] ?? 0 },
  }));
};

function nearnessOf({ query, question, candidates }: RankingEvidence): readonly Reading[] {
  const times = candidates.map(({ wentLive, landed }) => wentLive ?? landed);
  const later = new Map([...new Set(times)].sort((a, b) => b - a).map((time, i) => [time, i]));
  const cutoff = cutoffOf(query);
  return candidates.map(({ deploy }, newer) => {
    const at = times[newer] ?? 0;
    const hours = Math.max(0, cutoff - at) / hour;
    const landedHours = Math.log1p(hours);
    const landedRank = Math.log1p(later.get(at) ?? 0);
    return {
      values: {
        landedHours,
        landedHoursSparse: landedHours * question.sparse,
        landedRank,
        landedRankSparse: landedRank * question.sparse,
        landedDays: Math.min(60, hours / 24) / 14,
        newer: Math.log1p(newer),
      },
      reason: (weight) => ({
        kind: 'went-live-before',
        weight,
        minutes: Math.round(hours * 60),
        deploy: deploy?.name,
      }),
    };
  });
}

function batchShares({ question, candidates }: RankingEvidence): readonly number[] {
  const together = new Map<number, number>();
  for (const { landed } of candidates) together.set(landed, (together.get(landed) ?? 0) + 1);
  return candidates.map(({ landed }) => Math.log(together.get(landed) ?? 1) * question.sparse);
}
