import type { Deploy } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import type { JointReport, RepositoryReport } from './jointReport.ts';
import type { FactsCache } from './text/readFacts.ts';
import type { SuspectQuery, SuspectQuestion, SuspectReport } from './suspect.ts';

/** When reports are made; left out but for tests. */
export interface Pace {
  /** When a first ranking is due, ms after the beginning. */
  readonly firstAfter?: number | undefined;
  /** How long a ranking stands before it is made anew from the diffs read meanwhile, ms. */
  readonly refineEvery?: number | undefined;
}

export interface InvestigateRequest extends Pace {
  readonly repository: Repository;
  readonly query: SuspectQuery;
  /** As {@link readDeploys} gave them: oldest first, every environment. */
  readonly deploys: readonly Deploy[];
  readonly signal?: AbortSignal | undefined;
  /** Called with each report as soon as it stands, the last one included. */
  readonly onReport?: ((report: SuspectReport) => void) | undefined;
  /** Diffs read before; hand in the same map to have the next ranking start from them. */
  readonly cache?: FactsCache | undefined;
}

/** A repository that may hold the cause. */
export type Searchable = Pick<
  RepositoryReport,
  'folder' | 'name' | 'environment' | 'deploys' | 'searched' | 'unknownDeploys'
> & { readonly repository: Repository };

export interface JointInvestigateRequest extends Pace {
  readonly among: readonly Searchable[];
  readonly query: SuspectQuestion;
  readonly signal?: AbortSignal | undefined;
  readonly onReport?: ((report: JointReport) => void) | undefined;
  readonly cache: FactsCache;
}
