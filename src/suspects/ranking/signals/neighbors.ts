import type { Signal } from '../evidence.ts';
import { matchDocuments } from '../bm25f.ts';

/** Of one commit; the weights were learned with it. */
const pathsRead = 50;

/**
 * How well the other candidates that touched the same files fit what is asked: a commit whose own words are elsewhere
 * is found through its neighbors.
 */
export const neighbors: Signal = (evidence) => {
  const { candidates } = evidence;
  const fits = matchDocuments(evidence).matches.map(({ share }) => share ** 2);
  const sums = new Map<string, { fit: number; touched: number }>();
  candidates.forEach(({ files }, i) => {
    for (const { path } of files.slice(0, pathsRead)) {
      const { fit, touched } = sums.get(path) ?? { fit: 0, touched: 0 };
      sums.set(path, { fit: fit + (fits[i] ?? 0), touched: touched + 1 });
    }
  });
  return candidates.map(({ files }, i) => {
    const others = files.slice(0, pathsRead).map(({ path }) => {
      const { fit, touched } = sums.get(path) ?? { fit: 0, touched: 0 };
      return touched > 1 ? (fit - (fits[i] ?? 0)) / (touched - 1) : 0;
    });
    return { values: { neighbors: Math.max(0, ...others) } };
  });
};
