import type { CommitWithFiles } from '../git/log.ts';
import type { Repository } from '../git/repository.ts';
import type { DiffFacts } from './diffFacts.ts';
import type { Candidate } from './evidence.ts';
import { bothRead, readFacts, type FactsRead, type ReadRequest } from './readFacts.ts';
import type { Candidates } from './stretch.ts';

export interface OwnMerges {
  readonly merges: readonly Candidate[];
  readonly read: FactsRead;
}

/** Diffs of merges for which moved files were looked for. */
const settled = new WeakSet<DiffFacts>();

/**
 * The merges that changed something themselves (a conflict resolved by hand, a line slipped in), as candidates with
 * just those files. What a merge brought in is blamed on the commits that it brought. Files that moved are looked for
 * only where one can have: git compares a merge with each of its parents, and takes its time.
 */
export async function readOwnMerges(
  repository: Repository,
  { merges, place }: Pick<Candidates, 'merges' | 'place'>,
  request: ReadRequest,
): Promise<OwnMerges> {
  const { cache } = request;
  const listed = await merges;
  const shas = listed.map(({ sha }) => sha);
  const first = await readFacts(repository, shas, { ...request, renames: false });
  const unsure = shas.filter((sha) => canHaveMoved(cache.get(sha)));
  for (const sha of unsure) cache.delete(sha);
  const second = await readFacts(repository, unsure, request);
  for (const sha of unsure) {
    const facts = cache.get(sha);
    if (facts !== undefined) settled.add(facts);
  }
  const own = listed.flatMap((commit): CommitWithFiles[] => {
    const paths = cache.get(commit.sha)?.files.map(({ path }) => path) ?? [];
    return paths.length === 0 ? [] : [{ commit, files: paths.map(modified) }];
  });
  return { merges: own.map(place), read: bothRead(first, second) };
}

function canHaveMoved(facts: DiffFacts | undefined): boolean {
  return facts !== undefined && !settled.has(facts) && facts.changes.some(({ status }) => status !== 'M');
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
