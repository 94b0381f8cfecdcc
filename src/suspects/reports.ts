import type { DiffFacts } from './diffFacts.ts';
import { joined, openOf, type ReadFurther } from './further.ts';
import type { JointInvestigation } from './investigation.ts';
import type { JointReport } from './jointReport.ts';
import { amongCandidates } from './ownMerges.ts';
import { Ranking, type Gathered } from './ranking.ts';
import { Readings } from './readings.ts';

/** How long a ranking stands before it is made anew from the diffs read meanwhile, ms. */
const refineEveryMs = 1_000;

/** The reports of one investigation, each from what is known by then. */
export class Reports {
  private readonly readings = new Readings();
  private readonly failed: readonly string[];
  private readonly isFresh: boolean;
  private ranking: Ranking;
  /** When a report stood last, on the clock of `performance.now`; undefined before the first. */
  private stoodAt: number | undefined;

  constructor(
    private readonly request: JointInvestigation,
    private readonly gathered: readonly Gathered[],
    {
      failed,
      isFresh,
    }: {
      /** Names of repositories that git could not search. */
      readonly failed: readonly string[];
      /** Whether no earlier ranking left any diffs. */
      readonly isFresh: boolean;
    },
  ) {
    this.failed = failed;
    this.isFresh = isFresh;
    this.ranking = this.rankingOf(gathered);
  }

  /** Whether the diff of every candidate is in the cache. */
  get isRead(): boolean {
    return this.gathered.every(({ candidates }) =>
      openOf(candidates).every(({ commit }) => this.request.cache.has(commit.sha)),
    );
  }

  /** Ranks from now on with the files that the candidates touched. */
  knowFiles(gathered: readonly Gathered[]): void {
    this.ranking = this.rankingOf(gathered);
  }

  cheap(): JointReport {
    // Diffs of some commits and not of others would favor those, unless an earlier ranking left most of them.
    const facts = !this.isFresh || this.isRead ? this.request.cache : new Map<string, DiffFacts>();
    return this.ranking.report('cheap', { facts });
  }

  send(report: JointReport): void {
    this.request.onReport?.(report);
    this.stoodAt = performance.now();
  }

  /** Reports anew where the first report has stood long enough. */
  refine(): void {
    const { refineEvery = refineEveryMs, cache } = this.request;
    if (this.stoodAt === undefined || performance.now() - this.stoodAt < refineEvery) return;
    this.send(this.ranking.report('refined', { facts: cache }));
  }

  final(read: readonly ReadFurther[]): JointReport {
    const whole = this.gathered.map((one, i) => ({
      ...one,
      candidates: amongCandidates(read[i]?.candidates ?? one.candidates, read[i]?.merges ?? []),
      unlisted: [],
      read: read[i]?.read,
    }));
    return this.rankingOf(whole).report('final', joined(this.request.cache, read));
  }

  private rankingOf(gathered: readonly Gathered[]): Ranking {
    return new Ranking(this.request, gathered, this.failed, this.readings);
  }
}
