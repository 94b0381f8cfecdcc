import type { Signal } from '../evidence.ts';

const pathsRead = 50;
const fix = /\b(?:fix|fixes|fixed|bug|bugfix|hotfix)\b/i;

/**
 * How often later candidates touched its files, and how many of these were fixes: work went on there. A file that
 * everybody touches says less.
 */
export const workedOnSince: Signal = ({ candidates }) => {
  const touched = new Map<string, number>();
  for (const { files } of candidates) {
    for (const { path } of files) touched.set(path, (touched.get(path) ?? 0) + 1);
  }
  const since = new Map<string, { all: number; fixes: number }>();
  return candidates.map(({ files, commit }) => {
    const paths = files.slice(0, pathsRead).map(({ path }) => path);
    let later = 0;
    let fixes = 0;
    for (const path of paths) {
      const seen = since.get(path);
      const weight = 1 / Math.sqrt(touched.get(path) ?? 1);
      later = Math.max(later, (seen?.all ?? 0) * weight);
      fixes = Math.max(fixes, (seen?.fixes ?? 0) * weight);
    }
    const isFix = fix.test(commit.subject) ? 1 : 0;
    for (const path of paths) {
      const { all, fixes: before } = since.get(path) ?? { all: 0, fixes: 0 };
      since.set(path, { all: all + 1, fixes: before + isFix });
    }
    return { values: { later: Math.log1p(later), laterFixes: Math.log1p(fixes) } };
  });
};
