import { openCandidates, type CandidateCommit } from '../candidates/candidate.ts';
import { amongCandidates } from '../candidates/evilMerges.ts';
import type { JointReport } from '../jointReport.ts';
import type { JointInvestigateRequest } from '../request.ts';
import type { DiffFacts } from '../text/diffFacts.ts';
import { JointRanking } from './jointRanking.ts';
import { joined, type LateEvidenceRead } from './lateEvidence.ts';
import type { Listed } from './listed.ts';
import { SignalCache } from './signalCache.ts';

/** How long a ranking stands before it is made anew from the diffs read meanwhile, ms; judged: rows that people read. */
const refineEveryMs = 1_000;

/** The reports of one search, each from what is known by then. */
export class Reports {
  private readonly signals = new SignalCache();
  private readonly failed: readonly string[];
  private readonly isFresh: boolean;
  private ranking: JointRanking;
  /** When a report was sent last, on the clock of `performance.now`. */
  private sentAt = 0;
  /** Diffs in the cache at that time. */
  private sentWith = 0;

  constructor(
    private readonly request: JointInvestigateRequest,
    private readonly listed: readonly Listed[],
    more: {
      /** Names of repositories that git could not search. */
      readonly failed: readonly string[];
      /** Whether no earlier ranking left any diffs. */
      readonly isFresh: boolean;
    },
  ) {
    this.failed = more.failed;
    this.isFresh = more.isFresh;
    this.ranking = this.rankingOf(listed);
  }

  /** Whether the diff of every candidate is in the cache. */
  get isRead(): boolean {
    return this.listed.every(({ candidates }) =>
      openCandidates(candidates).every(({ commit }) => this.request.cache.has(commit.sha)),
    );
  }

  /** How long the ranking sent last still stands, ms: a newer one sooner would move rows under a reader. */
  get untilRefined(): number {
    const { refineEvery = refineEveryMs } = this.request;
    return Math.max(0, this.sentAt + refineEvery - performance.now());
  }

  /** From now on ranks with the files that the candidates of each repository touched. */
  knowFiles(candidates: readonly (readonly CandidateCommit[])[]): void {
    this.ranking = this.rankingOf(this.withFiles(candidates));
  }

  /** A ranking from messages, and from paths where they are known. */
  cheap(): JointReport {
    // A commit whose diff is read has more words to match than one whose diff is not: all of them or none. Only where an
    // earlier ranking left most of the diffs are the few that lack one put up with.
    const facts = !this.isFresh || this.isRead ? this.request.cache : new Map<string, DiffFacts>();
    return this.ranking.report('cheap', { facts });
  }

  send(report: JointReport): void {
    this.request.onReport?.(report);
    this.sentAt = performance.now();
    this.sentWith = this.request.cache.size;
  }

  /** Ranks anew with the diffs that were read since the last report, where there are any. */
  refine(): void {
    const { cache } = this.request;
    if (cache.size === this.sentWith) this.sentAt = performance.now();
    else this.send(this.ranking.report('refined', { facts: cache }));
  }

  final(candidates: readonly (readonly CandidateCommit[])[], read: readonly LateEvidenceRead[]): JointReport {
    const whole = this.withFiles(candidates).map((one, i) => ({
      ...one,
      candidates: amongCandidates(one.candidates, read[i]?.merges ?? []),
      read: read[i]?.read,
    }));
    return this.rankingOf(whole).report('final', joined(this.request.cache, read, candidates));
  }

  private withFiles(candidates: readonly (readonly CandidateCommit[])[]): readonly Listed[] {
    return this.listed.map((one, i) => ({
      ...one,
      candidates: candidates[i] ?? one.candidates,
      unlisted: [],
    }));
  }

  private rankingOf(listed: readonly Listed[]): JointRanking {
    return new JointRanking(this.request, listed, this.failed, this.signals);
  }
}
