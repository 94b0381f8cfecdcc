import type { Commit } from '../git/history.ts';
import { readCommits } from '../git/log.ts';
import type { Repository } from '../git/repository.ts';
import type { Document } from './bm25.ts';
import { TimeSlices } from './timeSlices.ts';
import { TextTerms } from './termCounts.ts';

export interface PastCommit {
  readonly sha: string;
  /** The terms of its message, those of the subject twice. */
  readonly message: Document;
}

/** Commits before the range: what words mean in this project. */
export interface Past {
  readonly commits: readonly PastCommit[];
  /** In how many of their messages a term stands. */
  holders(term: string): number;
}

/** Paths that commits touched, by sha. */
export type PastPaths = ReadonlyMap<string, readonly string[]>;

export const pastRead = 1500;
const bodyCharacters = 2000;

export const noPast: Past = { commits: [], holders: () => 0 };

export async function messagesOf(commits: readonly Commit[]): Promise<readonly PastCommit[]> {
  const slices = new TimeSlices();
  const words = new TextTerms();
  const read: PastCommit[] = [];
  for (const { sha, subject, body } of commits) {
    read.push({ sha, message: words.of(`${subject}\n${subject}\n${body.slice(0, bodyCharacters)}`) });
    await slices.pause();
  }
  return read;
}

export function pastOf(commits: readonly PastCommit[]): Past {
  const holders = (term: string) =>
    commits.reduce((sum, { message }) => (message.count(term) > 0 ? sum + 1 : sum), 0);
  return { commits, holders };
}

/** The newest messages under some revisions: without files, since those cost far more to tell. */
export async function readHistory(
  repository: Repository,
  request: {
    readonly revisions: readonly string[];
    readonly limit: number;
    readonly signal: AbortSignal | undefined;
  },
): Promise<readonly PastCommit[]> {
  const read = await readCommits(repository, { ...request, files: false });
  return 'commits' in read ? messagesOf(read.commits.map(({ commit }) => commit)) : [];
}

/** What of a history is none of some commits. */
export function pastBeside(history: readonly PastCommit[], not: ReadonlySet<string>): Past {
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
