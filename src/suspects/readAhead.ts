import { setTimeout as after } from 'node:timers/promises';
import { readDiffs, type DiffsWanted } from '../git/diffs.ts';
import type { Repository } from '../git/repository.ts';
import { FactsReader } from './diffFacts.ts';
import { pathWordsOf } from './documents.ts';
import type { PastCommit } from './past.ts';
import type { ReadRequest } from './readFacts.ts';
import { mergeLimit } from './stretch.ts';

/** Bytes of diffs read ahead. */
const aheadBytes = 64 * 1024 * 1024;
/** When it is clear how fast diffs come, ms. */
const measuredMs = 250;
/** Diffs that take longer in all are not waited for where their paths are wanted, ms. */
const longestMs = 1_500;

/** Diffs that are being read before it is known which are wanted. */
export interface ReadingAhead {
  /** Settles when they are in the cache. */
  readonly ended: Promise<void>;
  /** Settles with them, or earlier: when it is clear that they take long. */
  readonly endedOrSlow: Promise<void>;
}

export const nothingAhead: ReadingAhead = { ended: Promise.resolve(), endedOrSlow: Promise.resolve() };

/** What is read while candidates are gathered. */
export interface Ahead {
  /** Diffs of the newest commits. */
  readonly diffs: ReadingAhead;
  /** Settles when the diffs of merges are in the cache, those of files that moved excepted. */
  readonly merges: Promise<void>;
  readonly history: Promise<readonly PastCommit[]>;
  /** Commits that `.git-blame-ignore-revs` lists. */
  readonly ignored: Promise<readonly string[]>;
}

export const noneAhead: Ahead = {
  diffs: nothingAhead,
  merges: Promise.resolve(),
  history: Promise.resolve([]),
  ignored: Promise.resolve([]),
};

/**
 * Reads the diffs of the newest commits of some revisions into the cache. Whatever stops it, {@link readFacts} reads
 * the rest.
 */
export function readAhead(
  repository: Repository,
  wanted: { readonly revisions: readonly string[]; readonly limit: number },
  request: Pick<ReadRequest, 'cache' | 'signal' | 'onFacts'>,
): ReadingAhead {
  let read = 0;
  const began = performance.now();
  const { revisions, limit } = wanted;
  const ended = readNewest(
    repository,
    { revisions, limit },
    {
      ...request,
      onFacts: (sha) => {
        read++;
        request.onFacts?.(sha);
      },
    },
  );
  const slow = async (): Promise<void> => {
    await after(measuredMs, undefined, { ref: false });
    const inAll = ((performance.now() - began) * limit) / Math.max(1, read);
    if (inAll < longestMs) await after(longestMs - measuredMs, undefined, { ref: false });
  };
  return { ended, endedOrSlow: Promise.race([ended, slow()]) };
}

/** Reads what the newest merges of some revisions changed themselves, in files that none of them moved. */
export async function readMergesAhead(
  repository: Repository,
  revisions: readonly string[],
  request: Pick<ReadRequest, 'cache' | 'signal' | 'onFacts'>,
): Promise<void> {
  await readNewest(repository, { revisions, limit: mergeLimit, merges: true }, request);
}

async function readNewest(
  repository: Repository,
  wanted: Exclude<DiffsWanted, readonly string[]>,
  request: Pick<ReadRequest, 'cache' | 'signal' | 'onFacts'>,
): Promise<void> {
  let last: string | undefined;
  const reader = new FactsReader((sha, facts) => {
    last = sha;
    request.cache.set(sha, facts);
    // Split and remembered now: when git is done, somebody waits.
    pathWordsOf(facts.changes);
    request.onFacts?.(sha);
  });
  const { ended } = await readDiffs(repository, wanted, {
    reader,
    maxBytes: aheadBytes,
    renames: wanted.merges !== true,
    signal: request.signal,
  });
  reader.finish();
  // Where it stopped short the last diff may be torn.
  if (ended !== 'complete' && last !== undefined) request.cache.delete(last);
}
