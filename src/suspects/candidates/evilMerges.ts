import { readNamed, type CommitWithFiles } from '../../git/log.ts';
import type { Commit } from '../../git/history.ts';
import type { Repository } from '../../git/repository.ts';
import type { DiffFacts } from '../text/diffFacts.ts';
import { bothRead, readFacts, type FactsRead, type ReadRequest } from '../text/readFacts.ts';
import type { CandidateCommit } from './candidate.ts';
import type { Candidates } from './candidates.ts';

export interface EvilMerges {
  readonly merges: readonly CandidateCommit[];
  readonly read: FactsRead;
}

/** Diffs of merges for which moved files were looked for. */
const settled = new WeakSet<DiffFacts>();

/**
 * The evil merges (git's word, see gitglossary): those that changed something themselves, a conflict resolved by hand
 * or a line slipped in. They become candidates with just those files; what a merge brought in is blamed on the commits
 * that it brought. Moved files are looked for only where there can be any, because git compares a merge with each of
 * its parents, which takes long.
 */
export async function readEvilMerges(
  repository: Repository,
  candidates: Pick<Candidates, 'merges' | 'listedMerges' | 'place'>,
  request: ReadRequest,
): Promise<EvilMerges> {
  const { cache, signal } = request;
  const { merges, place } = candidates;
  const first = await readFacts(repository, merges, { ...request, renames: false });
  const unsure = merges.filter((sha) => canHaveMoved(cache.get(sha)));
  for (const sha of unsure) cache.delete(sha);
  const second = await readFacts(repository, unsure, request);
  for (const sha of unsure) {
    const facts = cache.get(sha);
    if (facts !== undefined) settled.add(facts);
  }
  const evil = merges.filter((sha) => (cache.get(sha)?.files.length ?? 0) > 0);
  const commits = await commitsOf(repository, evil, candidates.listedMerges, signal);
  const entries = commits.map((commit): CommitWithFiles => {
    const files = cache.get(commit.sha)?.files ?? [];
    return { commit, files: files.map(({ path }) => modified(path)) };
  });
  return { merges: entries.map(place), read: bothRead(first, second) };
}

/** Some commits by name, in the same order. */
async function commitsOf(
  repository: Repository,
  shas: readonly string[],
  listed: ReadonlyMap<string, Commit>,
  signal: AbortSignal | undefined,
): Promise<readonly Commit[]> {
  const unlisted = shas.filter((sha) => !listed.has(sha));
  const { commits } = await readNamed(repository, unlisted, { files: false, signal });
  const read = new Map(commits.map(({ commit }) => [commit.sha, commit]));
  return shas.flatMap((sha) => listed.get(sha) ?? read.get(sha) ?? []);
}

function canHaveMoved(facts: DiffFacts | undefined): boolean {
  return facts !== undefined && !settled.has(facts) && facts.changes.some(({ status }) => status !== 'M');
}

function modified(path: string): CommitWithFiles['files'][number] {
  return { status: 'M', path, oldPath: undefined, submodule: false };
}

/** Puts further candidates among others, newest first. */
export function amongCandidates(
  candidates: readonly CandidateCommit[],
  further: readonly CandidateCommit[],
): readonly CandidateCommit[] {
  const all = [...candidates];
  for (const candidate of further) {
    const at = all.findIndex(({ commit }) => commit.committedAt <= candidate.commit.committedAt);
    all.splice(at < 0 ? all.length : at, 0, candidate);
  }
  return all;
}
