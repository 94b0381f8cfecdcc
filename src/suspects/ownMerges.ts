import { readMessages } from '../git/log.ts';
import type { Repository } from '../git/repository.ts';
import type { Candidate } from './evidence.ts';
import type { FactsCache } from './readFacts.ts';
import type { Candidates } from './stretch.ts';

/**
 * The merges that changed something themselves (a conflict resolved by hand, a line slipped in), as candidates with
 * just those files. What a merge brought in is blamed on the commits that it brought. Needs the merges' diffs read.
 */
export async function ownMerges(
  repository: Repository,
  { merges, place }: Pick<Candidates, 'merges' | 'place'>,
  facts: FactsCache,
  signal?: AbortSignal,
): Promise<readonly Candidate[]> {
  const own = merges.filter((sha) => (facts.get(sha)?.files.length ?? 0) > 0);
  const commits = await readMessages(repository, own, signal);
  return commits.map((commit) =>
    place({
      commit,
      files: (facts.get(commit.sha)?.files ?? []).map(({ path }) => ({
        status: 'M',
        path,
        oldPath: undefined,
        submodule: false,
      })),
    }),
  );
}

/** Puts further candidates among others, newest first. */
export function amongCandidates(
  candidates: readonly Candidate[],
  further: readonly Candidate[],
): readonly Candidate[] {
  const all = [...candidates];
  for (const candidate of further) {
    const at = all.findIndex(({ commit }) => commit.committedAt <= candidate.commit.committedAt);
    all.splice(at < 0 ? all.length : at, 0, candidate);
  }
  return all;
}
