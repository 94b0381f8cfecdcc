import { readNamed, type FileChange } from '../../git/log.ts';
import type { Repository } from '../../git/repository.ts';
import type { CandidateCommit } from '../candidates/candidate.ts';
import type { Candidates } from '../candidates/candidates.ts';
import type { FactsCache } from '../text/readFacts.ts';

/**
 * The candidates with the files that each touched. A diff in the cache tells them; for a commit without one git lists
 * them, which takes a second process.
 */
export async function candidatesWithFiles(
  repository: Repository,
  { candidates, unlisted }: Pick<Candidates, 'candidates' | 'unlisted'>,
  { cache, signal }: { readonly cache: FactsCache; readonly signal?: AbortSignal | undefined },
): Promise<readonly CandidateCommit[]> {
  if (unlisted.length === 0) return candidates;
  const unread = unlisted.filter((sha) => !cache.has(sha));
  const { commits } = await readNamed(repository, unread, { signal });
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
