import type { RankingEvidence, Signal } from '../evidence.ts';
import { similarIn } from '../similar.ts';

/** Of one earlier commit; the weights were learned with it. */
const pathsRead = 20;

/**
 * Whether the commit touches files, or folders, that earlier commits about the same words touched. Files of similar
 * earlier reports as a hint: Zhou, Zhang and Lo, "Where should the bugs be fixed?" (ICSE 2012).
 */
export const pastWork: Signal = (evidence) => {
  const { files, folders } = about(evidence);
  return evidence.candidates.map((candidate) => {
    const paths = candidate.files.slice(0, 50).map(({ path }) => path);
    return {
      values: {
        pastFiles: Math.log1p(Math.max(0, ...paths.map((path) => files.get(path) ?? 0))),
        pastFolders: Math.log1p(Math.max(0, ...paths.map((path) => folders.get(folder(path)) ?? 0))),
      },
    };
  });
};

function about({ question, past, pastPaths, candidates }: RankingEvidence): {
  files: Map<string, number>;
  folders: Map<string, number>;
} {
  const similar = similarIn(past, question).map(({ sha, share }) => ({
    share,
    paths: pastPaths.get(sha)?.slice(0, pathsRead) ?? [],
  }));
  const touched = new Map<string, number>();
  for (const { paths } of similar) for (const path of paths) add(touched, path, 1);
  for (const { files } of candidates) for (const { path } of files.slice(0, 50)) add(touched, path, 1);
  const files = new Map<string, number>();
  const folders = new Map<string, number>();
  for (const { share, paths } of similar) {
    for (const path of paths) {
      add(files, path, share ** 2 / Math.sqrt(paths.length * (touched.get(path) ?? 1)));
      add(folders, folder(path), share ** 2 / paths.length);
    }
  }
  return { files, folders };
}

function add(table: Map<string, number>, key: string, value: number): void {
  table.set(key, (table.get(key) ?? 0) + value);
}

function folder(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
