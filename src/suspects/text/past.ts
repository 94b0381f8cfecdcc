import { readCommits } from '../../git/log.ts';
import { readMessages } from '../../git/messages.ts';
import type { Repository } from '../../git/repository.ts';
import type { Document } from './document.ts';
import { MessageTerms } from './messageTerms.ts';

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

/** Commits before the range, and characters of each body; the weights were learned with both (test/eval/suspects/caseReader.ts). */
export const pastRead = 1500;
export const bodyCharacters = 2000;

export const noPast: Past = { commits: [], holders: () => 0 };

export function pastOf(commits: readonly PastCommit[]): Past {
  const holders = (term: string) =>
    commits.reduce((sum, { message }) => (message.count(term) > 0 ? sum + 1 : sum), 0);
  return { commits, holders };
}

/** The newest messages under some revisions: without files, since those cost far more to tell. */
export async function readHistory(
  repository: Repository,
  request: Parameters<typeof readMessages>[1],
): Promise<readonly PastCommit[]> {
  const words = new MessageTerms(bodyCharacters);
  const read: PastCommit[] = [];
  await readMessages(repository, request, (sha, message) => read.push({ sha, message: words.of(message) }));
  return read;
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
