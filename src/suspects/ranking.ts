import type { CloneFacts } from '../git/history.ts';
import type { Candidate } from './evidence.ts';
import { evidenceFor, type FurtherEvidence } from './evidenceFor.ts';
import { openOf } from './further.ts';
import type { JointInvestigation, Searchable } from './investigation.ts';
import type { JointReport, RepositoryReport } from './jointReport.ts';
import { priors } from './priors.ts';
import { rank, type Ranked } from './rank.ts';
import type { FactsRead } from './readFacts.ts';
import type { Readings } from './readings.ts';
import { learnedSignals, priorSignals } from './signals.ts';
import type { Candidates } from './stretch.ts';
import type { SuspectQuery, SuspectReport } from './suspect.ts';
import weights from './weights.json' with { type: 'json' };

/** What one repository has to say before diffs are read, and later what could be read of them. */
export interface Gathered extends Candidates {
  readonly searchable: Searchable;
  readonly query: SuspectQuery;
  readonly clone: CloneFacts;
  readonly read?: FactsRead | undefined;
}

/** Ranks the candidates of all repositories as one list, and tells which repository each is in. */
export class Ranking {
  private readonly candidates: readonly Candidate[];
  private readonly folders: ReadonlyMap<string, string>;
  private readonly unlisted: ReadonlySet<string>;

  constructor(
    private readonly request: JointInvestigation,
    private readonly gathered: readonly Gathered[],
    private readonly failed: readonly string[],
    private readonly readings: Readings,
  ) {
    const folders = new Map<string, string>();
    // A commit that two clones have counts once.
    const lists = gathered.map(({ candidates, searchable: { folder } }) =>
      candidates.filter(({ commit: { sha } }) => {
        if (folders.has(sha)) return false;
        folders.set(sha, folder);
        return true;
      }),
    );
    this.folders = folders;
    this.unlisted = new Set(gathered.flatMap(({ unlisted }) => unlisted));
    this.candidates =
      lists.length === 1
        ? (lists[0] ?? [])
        : lists.flat().sort((a, b) => b.commit.committedAt - a.commit.committedAt);
  }

  report(stage: SuspectReport['stage'], further: FurtherEvidence): JointReport {
    const ranked = this.rank(further);
    const suspects = ranked.suspects.map((suspect) => ({
      ...suspect,
      ...(this.unlisted.has(suspect.commit.sha) ? { paths: undefined } : {}),
      folder: this.folders.get(suspect.commit.sha) ?? '',
    }));
    const repositories = this.gathered.map((one): RepositoryReport => {
      const { clone, live, lastGood, assumedLive, cutFrom, searchable } = one;
      const { folder, name, environment, deploys, searched, unknownDeploys } = searchable;
      return {
        ...{ folder, name, environment, deploys, searched, unknownDeploys },
        ...{ clone, live, lastGood, assumedLive, cutFrom, stage, start: this.request.query.start },
        suspects: suspects.filter((suspect) => suspect.folder === folder),
        noneOfThese: ranked.noneOfThese,
        limits: {
          missingDiffs: one.read?.missing.length ?? 0,
          unreadDiffs: one.read?.unread.length ?? 0,
          cutDiffs: openOf(one.candidates).filter(
            ({ commit }) => this.request.cache.get(commit.sha)?.cut === true,
          ).length,
        },
      };
    });
    const { start } = this.request.query;
    return { suspects, noneOfThese: ranked.noneOfThese, start, stage, repositories, failed: this.failed };
  }

  private rank(further: FurtherEvidence): Ranked {
    const environment = this.gathered[0]?.query.environment ?? '';
    const open = openOf(this.candidates);
    const evidence = evidenceFor({ ...this.request.query, environment }, open, further);
    const signals = [...learnedSignals, ...priorSignals];
    const readings = signals.map((signal) => this.readings.of(signal, evidence));
    const closed = this.candidates.filter(({ ruledOut }) => ruledOut !== undefined);
    return rank(open, closed, readings, { ...weights, ...priors });
  }
}
