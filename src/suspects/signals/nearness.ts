import type { Signal } from '../evidence.ts';

const hour = 3_600_000;

/**
 * How shortly before the start the commit went live, or came onto the main line where nothing marks deploys; and how
 * many candidates are newer. Most failures follow the change that caused them closely.
 */
export const nearness: Signal = ({ query, candidates }) =>
  candidates.map(({ wentLive, landed, commit, deploy }, newer) => {
    const at = wentLive ?? landed;
    const hours = Math.max(0, query.start - at) / hour;
    return {
      values: {
        landedHours: Math.log1p(hours),
        committedHours: Math.log1p(Math.max(0, query.start - commit.committedAt) / hour),
        newer: Math.log1p(newer),
      },
      reason: (weight) => ({
        kind: 'went-live-before',
        weight,
        minutes: Math.round((hours * hour) / 60_000),
        deploy: deploy?.name,
      }),
    };
  });
