import type { Signal } from '../evidence.ts';

/**
 * Whether the commit touches a file, or a folder, in which an earlier incident had its confirmed cause. Faults cluster:
 * Kim et al., "Predicting Faults from Cached History" (ICSE 2007).
 */
export const earlierCauses: Signal = ({ query, candidates }) => {
  const files = new Set(query.earlierCauses.flat());
  const folders = new Set([...files].map(folder).filter((name) => name !== ''));
  return candidates.map(({ files: touched }) => {
    const file = touched.find(({ path }) => files.has(path))?.path;
    const area = file ?? touched.map(({ path }) => folder(path)).find((name) => folders.has(name));
    if (area === undefined) return { values: {} };
    return {
      values: file === undefined ? { earlierFolder: 1 } : { earlierFile: 1 },
      reason: (weight) => ({ kind: 'earlier-cause', weight, area }),
    };
  });
};

function folder(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
