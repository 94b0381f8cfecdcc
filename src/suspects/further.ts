import type { Repository } from '../git/repository.ts';
import { messageWordsOf } from './documents.ts';
import type { Candidate } from './evidence.ts';
import { framesOf, type FurtherEvidence } from './evidenceFor.ts';
import { importedByFrames } from './imports.ts';
import { readOwnMerges } from './ownMerges.ts';
import { pastBeside, readPaths, type Past, type PastCommit, type PastPaths } from './past.ts';
import { ask } from './question.ts';
import type { Ahead } from './readAhead.ts';
import { bothRead, readFacts, type FactsCache, type FactsRead } from './readFacts.ts';
import { similarIn } from './similar.ts';
import type { Candidates } from './stretch.ts';
import type { SuspectQuery } from './suspect.ts';

export interface FurtherRequest {
  readonly repository: Repository;
  readonly query: SuspectQuery;
  readonly cache: FactsCache;
  readonly signal?: AbortSignal | undefined;
  readonly ahead: Ahead;
  /** The candidates with what each touched. */
  readonly touched: Promise<readonly Candidate[]>;
  /** Called for each diff that was read. */
  readonly onFacts: () => void;
}

export interface ReadFurther extends Required<FurtherEvidence> {
  readonly candidates: readonly Candidate[];
  readonly read: FactsRead;
  /** Merges that changed something themselves. */
  readonly merges: readonly Candidate[];
}

/** Reads what messages and paths don't tell: diffs, the history before, imports, and what blame passes over. */
export async function readFurther(
  { repository, query, cache, signal, ahead, touched, onFacts }: FurtherRequest,
  { candidates, merges, place, live }: Candidates,
): Promise<ReadFurther> {
  const open = openOf(candidates);
  const shas = open.map(({ commit }) => commit.sha);
  const sha = live?.sha ?? shas[0] ?? 'HEAD';
  const frames = framesOf(query);
  const request = { cache, signal, onFacts };
  // Beside the other diffs: git takes its time to compare a merge with all its parents.
  const merged = ahead.merges.then(() => readOwnMerges(repository, { merges, place }, request));
  const readOwn = ahead.diffs.ended.then(() => readFacts(repository, shas, request));
  const [read, own, earlier, whole, imported, ignored] = await Promise.all([
    readOwn,
    merged,
    readEarlier(repository, { query, open, history: ahead.history, signal }),
    touched,
    touched.then((some) => importedByFrames(repository, { sha, frames, candidates: openOf(some), signal })),
    ahead.ignored,
  ]);
  return {
    ...{ facts: cache, ...earlier, imported, ignored: new Set(ignored) },
    ...{ candidates: whole, merges: own.merges, read: bothRead(read, own.read) },
  };
}

/** What several repositories told, as one. */
export function joined(cache: FactsCache, read: readonly ReadFurther[]): FurtherEvidence {
  const [only] = read;
  if (read.length === 1 && only !== undefined) return only;
  const pasts = read.map(({ past }) => past);
  return {
    facts: cache,
    past: {
      commits: pasts.flatMap(({ commits }) => commits),
      holders: (term) => pasts.reduce((sum, past) => sum + past.holders(term), 0),
    },
    pastPaths: new Map(read.flatMap(({ pastPaths }) => [...pastPaths])),
    imported: new Set(read.flatMap(({ imported }) => [...imported])),
    ignored: new Set(read.flatMap(({ ignored }) => [...ignored])),
  };
}

export function openOf(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ ruledOut }) => ruledOut === undefined);
}

/** The messages before the candidates, and what those touched that are about the same words. */
async function readEarlier(
  repository: Repository,
  request: Pick<FurtherRequest, 'query' | 'signal'> & {
    readonly open: readonly Candidate[];
    readonly history: Promise<readonly PastCommit[]>;
  },
): Promise<{ past: Past; pastPaths: PastPaths }> {
  const { query, open, signal } = request;
  const past = pastBeside(await request.history, new Set(open.map(({ commit }) => commit.sha)));
  const messages = open.map(({ commit }) => messageWordsOf(commit).message);
  const similar = similarIn(past, ask(query, messages, past)).map(({ sha }) => sha);
  return { past, pastPaths: await readPaths(repository, similar, signal) };
}
