import type { CommitWithFiles } from '../git/log.ts';
import { documentOf, type Document } from './bm25.ts';
import { counts, terms } from './terms.ts';

/** Commits before the range: what words mean in this project, and which files they were about. */
export interface Past {
  readonly commits: readonly { readonly message: Document; readonly paths: readonly string[] }[];
  /** In how many of their messages a term stands. */
  holders(term: string): number;
}

export const pastRead = 1500;
const bodyCharacters = 2000;
const pathsRead = 50;

export const noPast: Past = { commits: [], holders: () => 0 };

export function pastOf(entries: readonly CommitWithFiles[]): Past {
  const holders = new Map<string, number>();
  const commits = entries.map(({ commit, files }) => {
    const found = counts(
      terms(`${commit.subject}\n${commit.subject}\n${commit.body.slice(0, bodyCharacters)}`),
    );
    for (const term of found.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
    return { message: documentOf(found), paths: files.slice(0, pathsRead).map(({ path }) => path) };
  });
  return { commits, holders: (term) => holders.get(term) ?? 0 };
}
