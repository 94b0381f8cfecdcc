import { changeKind, isBuild } from '../changeKind.ts';
import type { Signal } from '../evidence.ts';

/**
 * What the commit can have changed about the running program: code, configuration, a migration, dependencies, or only
 * tests or documents, which seldom break anything in production;
 * and whether it touches how the program is built and checked.
 */
export const kindOfChange: Signal = ({ candidates }) =>
  candidates.map(({ files, commit }) => {
    const change = changeKind(files, commit.parents.length);
    const is = (kind: typeof change) => (change === kind ? 1 : 0);
    return {
      values: {
        kindConfig: is('config'),
        kindMigration: is('migration'),
        kindTest: is('test-only'),
        kindDocs: is('docs-only'),
        kindBuild: files.some(({ path }) => isBuild(path)) ? 1 : 0,
      },
      ...(change === 'runtime' || files.length === 0
        ? {}
        : { reason: (weight: number) => ({ kind: 'change-kind' as const, weight, change }) }),
    };
  });
