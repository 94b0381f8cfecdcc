import { setTimeout as after } from 'node:timers/promises';
import { readCloneFacts } from '../../git/cloneFacts.ts';
import type { GitUnavailable } from '../../git/history.ts';
import { openCandidates, type CandidateCommit } from '../candidates/candidate.ts';
import { findRange, listCandidates } from '../candidates/candidates.ts';
import type { JointAnswer, JointReport } from '../jointReport.ts';
import type { JointInvestigateRequest, Searchable } from '../request.ts';
import { forgetOthers } from '../text/readFacts.ts';
import { candidatesWithFiles } from './candidateFiles.ts';
import { readLateEvidence } from './lateEvidence.ts';
import { Prefetch } from './prefetch.ts';
import type { Listed } from './listed.ts';
import { Reports } from './reports.ts';

/** When a first ranking is due, ms: where everything is read by then, it would only be in the way. */
const firstAfterMs = 400;

/** What is known of one repository's candidates before any diff is, and what is already being read of it. */
interface Search extends Listed {
  readonly prefetch: Prefetch;
}

/**
 * The order of work. Every step starts as soon as what it needs is there, so that git, not we, sets the pace:
 *
 * 1. in each repository: find where candidates lie, prefetch what will be wanted of them, and list them;
 * 2. read which files each touched, and beside it the evidence that takes longer;
 * 3. report a first ranking, unless all is read before it is due;
 * 4. report refined ones while reading goes on, and the final one.
 *
 * Never throws for what git says; when cancelled it answers with what stood by then.
 */
export async function search(request: JointInvestigateRequest): Promise<JointAnswer> {
  const { among, cache, signal } = request;
  const due = performance.now() + (request.firstAfter ?? firstAfterMs);
  const isCancelled = (): boolean => signal?.aborted === true;

  const isFresh = cache.size === 0;
  const answers = await Promise.all(among.map((one) => list(one, request, isFresh)));
  const searches = answers.filter((answer) => 'candidates' in answer);
  if (searches.length === 0) return whyNone(answers);
  const failed = among.flatMap(({ name }, i) => ('unavailable' in (answers[i] ?? {}) ? [name] : []));
  const reports = new Reports(request, searches, { failed, isFresh });
  const isNone = searches.every(({ candidates }) => openCandidates(candidates).length === 0);
  if (isNone || isCancelled()) return { report: reports.cheap() };

  const files = Promise.all(searches.map((one) => readFiles(one, request))).then((some) => {
    reports.knowFiles(some);
    return some;
  });
  const all = Promise.all([files, Promise.all(searches.map((one) => readLateEvidence(one, request)))]);

  let standing: JointReport | undefined;
  if (await isFirstDue()) {
    standing = reports.cheap();
    if (isCancelled()) return { report: standing };
    reports.send(standing);
  }

  while (!(await isRead(reports.untilRefined)) && !isCancelled()) reports.refine();
  const [candidates, read] = await all;
  if (isCancelled() || read.some(({ read: { cancelled } }) => cancelled))
    return { report: standing ?? reports.cheap() };
  const final = reports.final(candidates, read);
  reports.send(final);
  forgetOthers(cache, new Set(final.suspects.map(({ commit }) => commit.sha)));
  return { report: final };

  /** True when a first ranking is due, or would know all files but not all diffs; false when all is read before. */
  async function isFirstDue(): Promise<boolean> {
    const left = due - performance.now();
    if (left <= 0) return true;
    const allRead = all.then(() => false);
    const filesOnly = files.then(() => (reports.isRead ? allRead : true));
    return Promise.race([allRead, filesOnly, after(left, true, { ref: false })]);
  }

  /** True as soon as all is read, false when that takes longer than so many ms. */
  function isRead(ms: number): Promise<boolean> {
    return Promise.race([all.then(() => true), after(ms, false, { ref: false })]);
  }
}

async function list(
  searchable: Searchable,
  { query: question, cache, signal }: JointInvestigateRequest,
  wantsDiffs: boolean,
): Promise<Search | { readonly unavailable: GitUnavailable }> {
  const { repository, environment, deploys } = searchable;
  const query = { ...question, environment };
  const range = await findRange(repository, query, deploys, signal);
  const prefetch = new Prefetch(repository, range, { cache, signal, wantsDiffs });
  const [listed, clone] = await Promise.all([
    listCandidates(repository, query, { range, deploys, signal }),
    readCloneFacts(repository, signal),
  ]);
  if ('unavailable' in listed) return listed;
  return { ...listed, searchable, query, clone, prefetch };
}

async function readFiles(
  one: Search,
  { cache, signal }: JointInvestigateRequest,
): Promise<readonly CandidateCommit[]> {
  await one.prefetch.diffsOrSlow();
  return candidatesWithFiles(one.searchable.repository, one, { cache, signal });
}

function whyNone(answers: readonly (Search | { readonly unavailable: GitUnavailable })[]): JointAnswer {
  const unavailable = answers.find((answer) => 'unavailable' in answer);
  return unavailable ?? { unavailable: { kind: 'failed', detail: '' } };
}
