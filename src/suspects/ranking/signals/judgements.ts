import type { Signal } from '../evidence.ts';

/**
 * What people said: a suspect they confirmed, and commits that `.git-blame-ignore-revs` lists because they change
 * nothing but the layout of code.
 */
export const judgements: Signal = ({ query, candidates, ignored }) =>
  candidates.map(({ commit }) => ({
    values: {
      confirmed: query.judged.get(commit.sha) === 'confirmed' ? 1 : 0,
      ignoredRevision: ignored.has(commit.sha) ? 1 : 0,
    },
    ...(ignored.has(commit.sha)
      ? { reason: (weight: number) => ({ kind: 'ignored-revision' as const, weight }) }
      : {}),
  }));
