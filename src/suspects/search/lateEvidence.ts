import type { Repository } from '../../git/repository.ts';
import { openCandidates, type CandidateCommit } from '../candidates/candidate.ts';
import type { Candidates } from '../candidates/candidates.ts';
import { readEvilMerges } from '../candidates/evilMerges.ts';
import { framesOf, type LateEvidence } from '../ranking/evidenceFor.ts';
import { ask } from '../ranking/question.ts';
import { similarIn } from '../ranking/similar.ts';
import type { Searchable } from '../request.ts';
import type { SuspectQuery } from '../suspect.ts';
import { messageWordsOf } from '../text/commitWords.ts';
import { pastBeside, readPaths, type Past, type PastPaths } from '../text/past.ts';
import { bothRead, readFacts, type FactsCache, type FactsRead } from '../text/readFacts.ts';
import { importedAmong, readImports, type FrameImports } from './imports.ts';
import type { Prefetch } from './prefetch.ts';

/** What messages and paths don't tell of one repository. */
export interface LateEvidenceRead {
  readonly past: Past;
  readonly pastPaths: PastPaths;
  readonly imports: FrameImports;
  readonly ignored: readonly string[];
  /** Evil merges, which are candidates as well. */
  readonly merges: readonly CandidateCommit[];
  readonly read: FactsRead;
}

type RepositorySearch = Candidates & {
  readonly searchable: Pick<Searchable, 'repository'>;
  readonly query: SuspectQuery;
  readonly prefetch: Prefetch;
};

interface Reading {
  readonly cache: FactsCache;
  readonly signal?: AbortSignal | undefined;
}

/** Reads diffs, evil merges, the history before, what the files of the stack trace import, and what blame passes over. */
export async function readLateEvidence(one: RepositorySearch, reading: Reading): Promise<LateEvidenceRead> {
  const { searchable, query, candidates, live, prefetch } = one;
  const { repository } = searchable;
  const shas = openCandidates(candidates).map(({ commit }) => commit.sha);
  const sha = live?.sha ?? shas[0] ?? 'HEAD';
  const [read, evil, earlier, imports, ignored] = await Promise.all([
    readDiffsOf(repository, shas, { ...reading, prefetch }),
    readMerges(one, reading),
    readEarlier(one, reading),
    readImports(repository, { sha, frames: framesOf(query), signal: reading.signal }),
    prefetch.ignored(),
  ]);
  return { ...earlier, imports, ignored, merges: evil.merges, read: bothRead(read, evil.read) };
}

async function readDiffsOf(
  repository: Repository,
  shas: readonly string[],
  { prefetch, ...reading }: Reading & Pick<RepositorySearch, 'prefetch'>,
): Promise<FactsRead> {
  await prefetch.diffs();
  return readFacts(repository, shas, reading);
}

/** Runs beside the other diffs, since git takes long to compare a merge with all its parents. */
async function readMerges(one: RepositorySearch, reading: Reading): ReturnType<typeof readEvilMerges> {
  await one.prefetch.merges();
  return readEvilMerges(one.searchable.repository, one, reading);
}

/** The messages before the candidates, and what those touched that are about the same words. */
async function readEarlier(
  { searchable, query, candidates, prefetch }: RepositorySearch,
  { signal }: Reading,
): Promise<{ past: Past; pastPaths: PastPaths }> {
  const open = openCandidates(candidates);
  const past = pastBeside(await prefetch.history(), new Set(open.map(({ commit }) => commit.sha)));
  const messages = open.map(({ commit }) => messageWordsOf(commit).message);
  const similar = similarIn(past, ask(query, messages, past)).map(({ sha }) => sha);
  return { past, pastPaths: await readPaths(searchable.repository, similar, signal) };
}

/** What several repositories told, as one. `candidates`: those of each, with their files. */
export function joined(
  facts: FactsCache,
  read: readonly LateEvidenceRead[],
  candidates: readonly (readonly CandidateCommit[])[],
): LateEvidence {
  const [only] = read;
  const past: Past =
    read.length === 1 && only !== undefined
      ? only.past
      : {
          commits: read.flatMap((one) => one.past.commits),
          holders: (term) => read.reduce((sum, one) => sum + one.past.holders(term), 0),
        };
  return {
    facts,
    past,
    pastPaths: new Map(read.flatMap(({ pastPaths }) => [...pastPaths])),
    imported: new Set(
      read.flatMap(({ imports }, i) => importedAmong(openCandidates(candidates[i] ?? []), imports)),
    ),
    ignored: new Set(read.flatMap(({ ignored }) => ignored)),
  };
}
