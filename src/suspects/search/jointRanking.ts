import { openCandidates, type CandidateCommit } from '../candidates/candidate.ts';
import type { JointReport, RepositoryReport } from '../jointReport.ts';
import { evidenceFor, type LateEvidence } from '../ranking/evidenceFor.ts';
import { priors } from '../ranking/priors.ts';
import { rank, type Ranked } from '../ranking/rank.ts';
import { learnedSignals, priorSignals } from '../ranking/signals.ts';
import weights from '../ranking/weights.json' with { type: 'json' };
import type { JointInvestigateRequest } from '../request.ts';
import type { SuspectReport } from '../suspect.ts';
import type { Listed } from './listed.ts';
import type { SignalCache } from './signalCache.ts';

/** Ranks the candidates of all repositories as one list, and tells which repository each is in. */
export class JointRanking {
  private readonly candidates: readonly CandidateCommit[];
  private readonly folders: ReadonlyMap<string, string>;
  private readonly unlisted: ReadonlySet<string>;

  constructor(
    private readonly request: JointInvestigateRequest,
    private readonly listed: readonly Listed[],
    private readonly failed: readonly string[],
    private readonly signals: SignalCache,
  ) {
    const folders = new Map<string, string>();
    // A commit that two clones have counts once.
    const lists = listed.map(({ candidates, searchable: { folder } }) =>
      candidates.filter(({ commit: { sha } }) => {
        if (folders.has(sha)) return false;
        folders.set(sha, folder);
        return true;
      }),
    );
    this.folders = folders;
    this.unlisted = new Set(listed.flatMap(({ unlisted }) => unlisted));
    this.candidates =
      lists.length === 1
        ? (lists[0] ?? [])
        : lists.flat().sort((a, b) => b.commit.committedAt - a.commit.committedAt);
  }

  report(stage: SuspectReport['stage'], further: LateEvidence): JointReport {
    const ranked = this.rank(further);
    const suspects = ranked.suspects.map((suspect) => ({
      ...suspect,
      ...(this.unlisted.has(suspect.commit.sha) ? { paths: undefined } : {}),
      folder: this.folders.get(suspect.commit.sha) ?? '',
    }));
    const repositories = this.listed.map((one): RepositoryReport => {
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
          cutDiffs: openCandidates(one.candidates).filter(
            ({ commit }) => this.request.cache.get(commit.sha)?.cut === true,
          ).length,
        },
      };
    });
    const { start } = this.request.query;
    return { suspects, noneOfThese: ranked.noneOfThese, start, stage, repositories, failed: this.failed };
  }

  private rank(further: LateEvidence): Ranked {
    const environment = this.listed[0]?.query.environment ?? '';
    const open = openCandidates(this.candidates);
    const evidence = evidenceFor({ ...this.request.query, environment }, open, further);
    const signals = [...learnedSignals, ...priorSignals];
    const readings = signals.map((signal) => this.signals.of(signal, evidence));
    const closed = this.candidates.filter(({ ruledOut }) => ruledOut !== undefined);
    return rank(open, closed, readings, { ...weights, ...priors });
  }
}
