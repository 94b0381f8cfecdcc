import type { Deploy } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import type { JointReport, RepositoryReport } from './jointReport.ts';
import type { FactsCache } from './readFacts.ts';
import type { SuspectQuery, SuspectReport } from './suspect.ts';

export interface Investigation {
  readonly repository: Repository;
  readonly query: SuspectQuery;
  /** As {@link readDeploys} gave them: oldest first, every environment. */
  readonly deploys: readonly Deploy[];
  readonly signal?: AbortSignal | undefined;
  /** Called with each report as soon as it stands, the last one included. */
  readonly onReport?: ((report: SuspectReport) => void) | undefined;
  /** Diffs read before; hand in the same map to have the next ranking start from them. */
  readonly cache?: FactsCache | undefined;
  readonly refineEvery?: number | undefined;
}

/** A repository that may hold the cause. */
export type Searchable = Pick<
  RepositoryReport,
  'folder' | 'name' | 'environment' | 'deploys' | 'searched' | 'unknownDeploys'
> & { readonly repository: Repository };

export interface JointInvestigation {
  readonly among: readonly Searchable[];
  readonly query: Omit<SuspectQuery, 'environment'>;
  readonly signal?: AbortSignal | undefined;
  readonly onReport?: ((report: JointReport) => void) | undefined;
  readonly cache: FactsCache;
  /** How long a ranking stands before it is made anew from the diffs read meanwhile, ms. */
  readonly refineEvery?: number | undefined;
}
