import { readDiffs } from '../../git/diffs.ts';
import type { Repository } from '../../git/repository.ts';
import { FactsReader, type DiffFacts } from './diffFacts.ts';

/** Facts of diffs by full sha, kept between rankings: a commit never changes. */
export type FactsCache = Map<string, DiffFacts>;

/** Bytes of diffs read for one ranking, about a hundred times what 500 ordinary commits have. */
export const diffBytesRead = 256 * 1024 * 1024;
/** Commits that the cache may hold before it forgets those that the last ranking did not ask for. */
const kept = 5000;
/** Restarts after an object was missing; a clone that lacks more is better fetched than probed. */
const restarts = 40;

export interface FactsRead {
  /** Commits whose objects the clone lacks. */
  readonly missing: readonly string[];
  /** Commits that were not read because the byte cap was reached or git failed. */
  readonly unread: readonly string[];
  readonly cancelled: boolean;
}

export interface ReadRequest {
  readonly cache: FactsCache;
  readonly signal?: AbortSignal | undefined;
  readonly maxBytes?: number;
  /** False where no file of those commits can have moved. */
  readonly renames?: boolean;
}

/**
 * Reads the diffs of some commits into the cache, in the given order, those it holds already excepted. An object that
 * is not in the clone costs its commit only: reading goes on behind it.
 */
export async function readFacts(
  repository: Repository,
  shas: readonly string[],
  request: ReadRequest,
): Promise<FactsRead> {
  let left = shas.filter((sha) => !request.cache.has(sha));
  const missing: string[] = [];
  for (let attempt = 0; left.length > 0 && attempt <= restarts; attempt++) {
    const place = new Map(left.map((sha, i) => [sha, i]));
    let last = -1;
    const reader = new FactsReader((sha, facts) => {
      const at = place.get(sha);
      // Where git died the last name may be torn.
      if (at === undefined) return;
      last = at;
      request.cache.set(sha, facts);
    });
    const { ended } = await readDiffs(repository, left, {
      reader,
      maxBytes: request.maxBytes ?? diffBytesRead,
      renames: request.renames,
      signal: request.signal,
    });
    reader.finish();
    if (ended === 'complete') return { missing, unread: [], cancelled: false };
    if (ended !== 'missing-objects') {
      // The diff read last may be torn, and the cache outlives this ranking.
      const torn = Math.max(0, last);
      request.cache.delete(left[torn] ?? '');
      return { missing, unread: left.slice(torn), cancelled: ended === 'cancelled' };
    }
    // The commit that failed has either begun to print (it is the last) or not (it is the next).
    if (last < 0) missing.push(...left.slice(0, 1));
    left = left.slice(Math.max(1, last + 1));
  }
  return { missing, unread: left, cancelled: false };
}

/** Keeps a cache that has grown large to some commits. */
export function forgetOthers(cache: FactsCache, wanted: ReadonlySet<string>): void {
  if (cache.size <= kept) return;
  for (const sha of cache.keys()) if (!wanted.has(sha)) cache.delete(sha);
}

/** What two readings beside each other left out. */
export function bothRead(one: FactsRead, other: FactsRead): FactsRead {
  return {
    missing: [...one.missing, ...other.missing],
    unread: [...one.unread, ...other.unread],
    cancelled: one.cancelled || other.cancelled,
  };
}
