import { setImmediate as nextTurn } from 'node:timers/promises';
import { readCloneFacts } from '../git/cloneFacts.ts';
import type { GitUnavailable } from '../git/history.ts';
import { gatherCandidates } from './candidates.ts';
import type { DiffFacts } from './diffFacts.ts';
import { joined, openOf, readFurther, type Ahead } from './further.ts';
import type { Investigation, JointInvestigation, Searchable } from './investigation.ts';
import type { JointAnswer, JointReport } from './jointReport.ts';
import { amongCandidates } from './ownMerges.ts';
import { pastRead, readHistory } from './past.ts';
import { Ranking, type Gathered } from './ranking.ts';
import { forgetOthers, readAhead, type ReadRequest } from './readFacts.ts';
import { Readings } from './readings.ts';
import { candidateLimit, type Range } from './stretch.ts';
import type { SuspectAnswer, SuspectReport } from './suspect.ts';

/** How long a ranking stands before it is made anew from the diffs read meanwhile, ms. */
const refineEveryMs = 1_000;

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
    refineEvery: request.refineEvery,
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
  const isCancelled = (): boolean => signal?.aborted === true;
  let onFacts = (): void => undefined;
  const ahead = { cache, signal, isWanted: cache.size === 0, onFacts: () => onFacts() };
  const answers = await Promise.all(among.map((one) => gather(one, request, ahead)));
  const gathered = answers.filter((answer) => 'candidates' in answer);
  const [first] = answers;
  if (gathered.length === 0)
    return first !== undefined && 'unavailable' in first
      ? first
      : { unavailable: { kind: 'failed', detail: '' } };
  const failed = among.flatMap(({ name }, i) => ('unavailable' in (answers[i] ?? {}) ? [name] : []));
  const readings = new Readings();
  const ranking = new Ranking(request, gathered, failed, readings);
  const open = gathered.flatMap(({ candidates }) => openOf(candidates));
  if (open.length === 0 || isCancelled()) return { report: ranking.report('cheap', { facts: cache }) };
  // git reads on while the first ranking is made.
  const reading = Promise.all(
    gathered.map((one) =>
      readFurther({ ...one.searchable, query: one.query, ...ahead, ahead: one.ahead }, one),
    ),
  );
  // What git is asked next is on its way before the first ranking takes its time.
  await nextTurn();
  // Diffs of some commits and not of others would favor those, unless an earlier ranking left most of them.
  const isRead = !ahead.isWanted || open.every(({ commit }) => cache.has(commit.sha));
  const cheap = ranking.report('cheap', { facts: isRead ? cache : new Map<string, DiffFacts>() });
  if (isCancelled()) return { report: cheap };
  request.onReport?.(cheap);
  let reported = performance.now();
  onFacts = () => {
    if (performance.now() - reported < (request.refineEvery ?? refineEveryMs)) return;
    request.onReport?.(ranking.report('refined', { facts: cache }));
    reported = performance.now();
  };
  const further = await reading;
  if (further.some(({ read }) => read.cancelled) || isCancelled()) return { report: cheap };
  const whole = gathered.map((one, i) => ({
    ...one,
    candidates: amongCandidates(one.candidates, further[i]?.merges ?? []),
    read: further[i]?.read,
  }));
  const final = new Ranking(request, whole, failed, readings).report('final', joined(cache, further));
  request.onReport?.(final);
  forgetOthers(cache, new Set(final.suspects.map(({ commit }) => commit.sha)));
  return { report: final };
}

/** While commits are listed their diffs are read already, unless earlier rankings left most of them. */
async function gather(
  searchable: Searchable,
  { query, signal }: JointInvestigation,
  { isWanted, ...ahead }: Pick<ReadRequest, 'cache' | 'signal' | 'onFacts'> & { readonly isWanted: boolean },
): Promise<(Gathered & { readonly ahead: Ahead }) | { readonly unavailable: GitUnavailable }> {
  const { repository, environment, deploys } = searchable;
  const own = { ...query, environment };
  let reading: Ahead = { facts: Promise.resolve(), history: Promise.resolve([]) };
  const onRange = (range: Range): void => {
    reading = {
      facts: isWanted ? readAhead(repository, range, ahead) : Promise.resolve(),
      history: readHistory(repository, { revisions: [range.tip], limit: candidateLimit + pastRead, signal }),
    };
  };
  const [candidates, clone] = await Promise.all([
    gatherCandidates(repository, own, deploys, { signal, onRange }),
    readCloneFacts(repository, signal),
  ]);
  if ('unavailable' in candidates) return candidates;
  return { ...candidates, searchable, query: own, clone, ahead: reading };
}
