import type { Signal } from '../evidence.ts';

/** Of one commit; the weights were learned with it. */
const pathsRead = 50;
const fix = /\b(?:fix|fixes|fixed|bug|bugfix|hotfix)\b/i;

/** How often later candidates mended its files: work went on there. A file that everybody touches says less. */
export const workedOnSince: Signal = ({ candidates }) => {
  const touched = new Map<string, number>();
  for (const { files } of candidates) {
    for (const { path } of files) touched.set(path, (touched.get(path) ?? 0) + 1);
  }
  const since = new Map<string, number>();
  return candidates.map(({ files, commit }) => {
    const paths = files.slice(0, pathsRead).map(({ path }) => path);
    const fixes = paths.map((path) => (since.get(path) ?? 0) / Math.sqrt(touched.get(path) ?? 1));
    if (fix.test(commit.subject)) for (const path of paths) since.set(path, (since.get(path) ?? 0) + 1);
    return { values: { laterFixes: Math.log1p(Math.max(0, ...fixes)) } };
  });
};
