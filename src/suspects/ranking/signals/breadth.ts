import type { Signal } from '../evidence.ts';

/** Files from which on it is worth a sentence; judged, it weighs nothing. */
const broad = 10;

/**
 * How much the commit changed: files, places, lines taken away, and how much its author had to explain. Size and spread
 * of a change predict defects: Kamei et al., "A large-scale empirical study of just-in-time quality assurance" (TSE 2013).
 */
export const breadth: Signal = ({ candidates, facts }) =>
  candidates.map(({ files, commit }, i) => {
    const diff = facts[i];
    const hunks = diff?.files.reduce((sum, file) => sum + file.hunks.length, 0) ?? 0;
    return {
      values: {
        files: Math.log1p(Math.min(500, files.length)),
        hunks: Math.log1p(hunks),
        removed: Math.log1p(Math.min(5000, diff?.removed ?? 0)),
        onlyAdds: diff?.removed === 0 ? 1 : 0,
        bodyLength: Math.log1p(commit.body.length),
      },
      ...(files.length < broad
        ? {}
        : { reason: (weight: number) => ({ kind: 'breadth' as const, weight, files: files.length }) }),
    };
  });
