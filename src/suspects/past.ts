import type { Commit } from '../git/history.ts';
import { readCommits } from '../git/log.ts';
import type { Repository } from '../git/repository.ts';
import { bm25, documentOf, type Document } from './bm25.ts';
import type { Question } from './evidence.ts';
import { candidateLimit } from './stretch.ts';
import { counts, terms } from './terms.ts';

/** Commits before the range: what words mean in this project. */
export interface Past {
  readonly commits: readonly { readonly sha: string; readonly message: Document }[];
  /** In how many of their messages a term stands. */
  holders(term: string): number;
}

/** Paths that commits touched, by sha. */
export type PastPaths = ReadonlyMap<string, readonly string[]>;

export const pastRead = 1500;
const historyRead = pastRead + candidateLimit;
const similarRead = 30;
const bodyCharacters = 2000;

export const noPast: Past = { commits: [], holders: () => 0 };

export function pastOf(earlier: readonly Commit[]): Past {
  const holders = new Map<string, number>();
  const commits = earlier.map(({ sha, subject, body }) => {
    const found = counts(terms(`${subject}\n${subject}\n${body.slice(0, bodyCharacters)}`));
    for (const term of found.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
    return { sha, message: documentOf(found) };
  });
  return { commits, holders: (term) => holders.get(term) ?? 0 };
}

/** Earlier commits that are about the same words, the most alike first. Share: score beside the best one, 0 to 1. */
export function similarIn(
  past: Past,
  question: Question,
): readonly { readonly sha: string; readonly share: number }[] {
  return bm25(
    question.terms,
    past.commits.map(({ message }) => message),
    question.rarity,
  )
    .map(({ share }, i) => ({ sha: past.commits[i]?.sha ?? '', share }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, similarRead);
}

/** The newest messages under some revisions: without files, since those cost far more to tell. */
export async function readHistory(
  repository: Repository,
  revisions: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly Commit[]> {
  const read = await readCommits(repository, { revisions, limit: historyRead, files: false, signal });
  return 'commits' in read ? read.commits.map(({ commit }) => commit) : [];
}

/** What of a history is none of some commits. */
export function pastBeside(history: readonly Commit[], not: ReadonlySet<string>): Past {
  return pastOf(history.filter(({ sha }) => !not.has(sha)).slice(0, pastRead));
}

/** What some commits touched. */
export async function readPaths(
  repository: Repository,
  shas: readonly string[],
  signal?: AbortSignal,
): Promise<PastPaths> {
  if (shas.length === 0) return new Map();
  const read = await readCommits(repository, {
    revisions: ['--no-walk', ...shas],
    limit: shas.length,
    signal,
  });
  if (!('commits' in read)) return new Map();
  return new Map(read.commits.map(({ commit, files }) => [commit.sha, files.map(({ path }) => path)]));
}
