import { readCloneFacts } from '../git/cloneFacts.ts';
import type { Deploy, GitUnavailable } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import { gatherCandidates } from './candidates.ts';
import type { DiffFacts } from './diffFacts.ts';
import { joined, openOf, readFurther } from './further.ts';
import type { JointAnswer, JointReport, RepositoryReport } from './jointReport.ts';
import { amongCandidates, ownMerges } from './ownMerges.ts';
import { Ranking, type Gathered } from './ranking.ts';
import type { FactsCache } from './readFacts.ts';
import type { SuspectAnswer, SuspectQuery, SuspectReport } from './suspect.ts';

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
}

/** Diffs read after which a ranking is shown before all the others are read. */
const refinedAfter: readonly number[] = [50, 200];

/** {@link investigateAll} in one repository. */
export async function investigate(request: Investigation): Promise<SuspectAnswer> {
  const { repository, query, deploys, signal, onReport } = request;
  const { environment } = query;
  const of = ({ repositories: [report] }: JointReport): SuspectReport | undefined => report;
  const alone = {
    folder: repository.folder,
    name: '',
    environment,
    deploys,
    searched: [],
    unknownDeploys: 0,
  };
  const answer = await investigateAll({
    among: [{ ...alone, repository }],
    query,
    signal,
    onReport: (joint) => {
      const report = of(joint);
      if (report !== undefined) onReport?.(report);
    },
    cache: request.cache ?? new Map<string, DiffFacts>(),
  });
  if ('unavailable' in answer) return answer;
  const report = of(answer.report);
  return report === undefined ? { unavailable: { kind: 'failed', detail: '' } } : { report };
}

/**
 * Ranks the commits of some repositories that may have caused the incident, all against each other: first by messages
 * and paths, then again and again by what they changed, as it is read. Never throws for what git says; when cancelled it
 * answers with what stood by then.
 */
export async function investigateAll(request: JointInvestigation): Promise<JointAnswer> {
  const { among, cache, signal } = request;
  const answers = await Promise.all(among.map((one) => gather(one, request)));
  const gathered = answers.filter((answer) => 'candidates' in answer);
  const [first] = answers;
  if (gathered.length === 0)
    return first !== undefined && 'unavailable' in first
      ? first
      : { unavailable: { kind: 'failed', detail: '' } };
  const failed = among.flatMap(({ name }, i) => ('unavailable' in (answers[i] ?? {}) ? [name] : []));
  const ranking = new Ranking(request, gathered, failed);
  const open = gathered.flatMap(({ candidates }) => openOf(candidates));
  if (open.length === 0 || signal?.aborted === true)
    return { report: ranking.report('cheap', { facts: cache }) };
  const unread = open.filter(({ commit }) => !cache.has(commit.sha)).length;
  let seen = 0;
  const onFacts = (): void => {
    seen++;
    // Near the end the final ranking is as quick.
    if (refinedAfter.includes(seen) && unread >= seen * 2)
      request.onReport?.(ranking.report('refined', { facts: cache }));
  };
  // git reads on while the first ranking is made.
  const reading = Promise.all(
    gathered.map((one) => readFurther({ ...one.searchable, query: one.query, cache, signal, onFacts }, one)),
  );
  const cheap = ranking.report('cheap', { facts: cache });
  request.onReport?.(cheap);
  const further = await reading;
  if (further.some(({ read }) => read.cancelled) || request.signal?.aborted === true)
    return { report: cheap };
  const merges = await Promise.all(
    gathered.map((one) => ownMerges(one.searchable.repository, one, cache, signal)),
  );
  const whole = gathered.map((one, i) => ({
    ...one,
    candidates: amongCandidates(one.candidates, merges[i] ?? []),
    read: further[i]?.read,
  }));
  const final = new Ranking(request, whole, failed).report('final', joined(cache, further));
  request.onReport?.(final);
  return { report: final };
}

async function gather(
  searchable: Searchable,
  { query, signal }: JointInvestigation,
): Promise<Gathered | { readonly unavailable: GitUnavailable }> {
  const { repository, environment, deploys } = searchable;
  const own = { ...query, environment };
  const [candidates, clone] = await Promise.all([
    gatherCandidates(repository, own, deploys, signal),
    readCloneFacts(repository, signal),
  ]);
  return 'unavailable' in candidates ? candidates : { ...candidates, searchable, query: own, clone };
}
