import type { CommitWithFiles } from '../git/log.ts';
import type { Repository } from '../git/repository.ts';
import type { Candidate } from './evidence.ts';
import { bothRead, readFacts, type FactsRead, type ReadRequest } from './readFacts.ts';
import type { Candidates } from './stretch.ts';

export interface OwnMerges {
  readonly merges: readonly Candidate[];
  readonly read: FactsRead;
}

/**
 * The merges that changed something themselves (a conflict resolved by hand, a line slipped in), as candidates with
 * just those files. What a merge brought in is blamed on the commits that it brought.
 */
export async function readOwnMerges(
  repository: Repository,
  { merges, place }: Pick<Candidates, 'merges' | 'place'>,
  request: ReadRequest,
): Promise<OwnMerges> {
  const listed = await merges;
  const suspected = listed.commits.filter(({ files }) => !listed.files || files.length > 0);
  const isStill = ({ files }: CommitWithFiles) => listed.files && files.every(({ status }) => status === 'M');
  const [still, others] = [suspected.filter(isStill), suspected.filter((merge) => !isStill(merge))].map(
    (some) => some.map(({ commit }) => commit.sha),
  );
  const read = bothRead(
    await readFacts(repository, still ?? [], { ...request, renames: false }),
    await readFacts(repository, others ?? [], request),
  );
  const own = suspected.flatMap(({ commit }): CommitWithFiles[] => {
    const paths = request.cache.get(commit.sha)?.files.map(({ path }) => path) ?? [];
    return paths.length === 0 ? [] : [{ commit, files: paths.map(modified) }];
  });
  return { merges: own.map(place), read };
}

function modified(path: string): CommitWithFiles['files'][number] {
  return { status: 'M', path, oldPath: undefined, submodule: false };
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
