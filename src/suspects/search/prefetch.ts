import { setTimeout as after } from 'node:timers/promises';
import { ignoredRevisions } from '../../git/blame.ts';
import { readDiffs, type DiffsWanted } from '../../git/diffs.ts';
import type { Repository } from '../../git/repository.ts';
import { mergeLimit, type CandidateRange } from '../candidates/candidateRange.ts';
import { pathWordsOf } from '../text/commitWords.ts';
import { FactsReader } from '../text/diffFacts.ts';
import { pastRead, readHistory, type PastCommit } from '../text/past.ts';
import type { FactsCache } from '../text/readFacts.ts';

/** Bytes of diffs prefetched; judged: what is over it is read when it is known to be wanted. */
const prefetchBytes = 64 * 1024 * 1024;
/** When it is clear how fast diffs come, ms; judged. */
const measuredMs = 250;
/** Diffs that take longer in all are not waited for where only their paths are wanted, ms; judged. */
const longestMs = 1_500;

export interface PrefetchRequest {
  readonly cache: FactsCache;
  readonly signal?: AbortSignal | undefined;
  /** False where an earlier ranking left most of the diffs in the cache. */
  readonly wantsDiffs: boolean;
}

type PrefetchRange = Pick<
  CandidateRange,
  'revisions' | 'tip' | 'prefetchLimit' | 'prefetchMerges' | 'before'
>;

/**
 * Starts to read what will be wanted of a range while its candidates are still being listed. Each method waits for one
 * read, which all callers share (single flight). Whatever stops the diffs, `readFacts` reads the rest.
 */
export class Prefetch {
  private readonly began = performance.now();
  private readonly reads: {
    readonly diffs: Promise<void>;
    readonly merges: Promise<void>;
    readonly history: Promise<readonly PastCommit[]>;
    readonly ignored: Promise<readonly string[]>;
  };
  private diffsRead = 0;

  /** Starts with the diffs, which take longest. */
  constructor(
    private readonly repository: Repository,
    private readonly range: PrefetchRange,
    private readonly request: PrefetchRequest,
  ) {
    const { signal, wantsDiffs } = request;
    const { revisions, tip, before, prefetchLimit, prefetchMerges } = range;
    this.reads = {
      diffs: wantsDiffs ? this.readNewest({ revisions, limit: prefetchLimit }) : Promise.resolve(),
      merges:
        wantsDiffs && prefetchMerges
          ? this.readNewest({ revisions, limit: mergeLimit, merges: true })
          : Promise.resolve(),
      history: readHistory(repository, {
        revisions: [before.revision],
        limit: before.overlap + pastRead,
        signal,
      }),
      ignored: ignoredRevisions(repository, tip, signal),
    };
  }

  /** Until the diffs of the newest commits are in the cache. */
  async diffs(): Promise<void> {
    await this.reads.diffs;
  }

  /** The same, or until it is clear that they take long. */
  async diffsOrSlow(): Promise<void> {
    await Promise.race([this.reads.diffs, this.slow()]);
  }

  /** Until what the newest merges changed themselves is in the cache, files that moved excepted. */
  async merges(): Promise<void> {
    await this.reads.merges;
  }

  /** The messages before the range, and those of candidates where the range may reach into them. */
  history(): Promise<readonly PastCommit[]> {
    return this.reads.history;
  }

  /** Commits that `.git-blame-ignore-revs` lists. */
  ignored(): Promise<readonly string[]> {
    return this.reads.ignored;
  }

  private async slow(): Promise<void> {
    await this.passed(measuredMs);
    const perDiff = (performance.now() - this.began) / Math.max(1, this.diffsRead);
    if (perDiff * this.range.prefetchLimit < longestMs) await this.passed(longestMs);
  }

  /** Until so many ms have passed since the beginning. */
  private async passed(ms: number): Promise<void> {
    await after(this.began + ms - performance.now(), undefined, { ref: false });
  }

  private async readNewest(wanted: Exclude<DiffsWanted, readonly string[]>): Promise<void> {
    const { cache, signal } = this.request;
    let last: string | undefined;
    const reader = new FactsReader((sha, facts) => {
      last = sha;
      cache.set(sha, facts);
      // Split and memoized while git is still printing: once it is done, somebody waits.
      pathWordsOf(facts.changes);
      if (wanted.merges !== true) this.diffsRead++;
    });
    const { ended } = await readDiffs(this.repository, wanted, {
      reader,
      maxBytes: prefetchBytes,
      renames: wanted.merges !== true,
      signal,
    });
    reader.finish();
    // Where it stopped short the last diff may be torn.
    if (ended !== 'complete' && last !== undefined) cache.delete(last);
  }
}
