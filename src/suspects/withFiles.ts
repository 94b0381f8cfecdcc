import { readNamed, type FileChange } from '../git/log.ts';
import type { Repository } from '../git/repository.ts';
import type { Candidate } from './evidence.ts';
import type { ReadingAhead } from './readAhead.ts';
import type { FactsCache } from './readFacts.ts';
import type { Candidates } from './stretch.ts';

/**
 * Candidates with the files that each touched: as their diffs tell where those come soon, else as git lists them.
 */
export async function withFiles(
  repository: Repository,
  { candidates, unlisted }: Pick<Candidates, 'candidates' | 'unlisted'>,
  request: {
    readonly cache: FactsCache;
    readonly ahead: ReadingAhead;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<readonly Candidate[]> {
  const { cache, ahead, signal } = request;
  await ahead.endedOrSlow;
  if (unlisted.length === 0) return candidates;
  const others = unlisted.filter((sha) => !cache.has(sha));
  const { commits } = await readNamed(repository, others, { signal });
  const files = new Map<string, readonly FileChange[]>(
    commits.map((entry) => [entry.commit.sha, entry.files]),
  );
  const wanted = new Set(unlisted);
  return candidates.map((candidate) => {
    const { sha } = candidate.commit;
    return wanted.has(sha)
      ? { ...candidate, files: cache.get(sha)?.changes ?? files.get(sha) ?? [] }
      : candidate;
  });
}
