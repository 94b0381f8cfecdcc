import { setTimeout as after } from 'node:timers/promises';
import type { DiffFacts } from './diffFacts.ts';
import { openOf, readFurther } from './further.ts';
import { gather, type WithAhead } from './gather.ts';
import type { Investigation, JointInvestigation } from './investigation.ts';
import type { JointAnswer, JointReport } from './jointReport.ts';
import { forgetOthers } from './readFacts.ts';
import { Reports } from './reports.ts';
import type { SuspectAnswer, SuspectReport } from './suspect.ts';
import { withFiles } from './withFiles.ts';

/** When a first ranking is due, ms: where everything is read by then, it would only be in the way. */
const firstAfterMs = 400;

/** {@link investigateAll} in one repository. */
export async function investigate(request: Investigation): Promise<SuspectAnswer> {
  const { repository, query, deploys, onReport, ...more } = request;
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
    ...more,
    among: [{ ...alone, repository }],
    query,
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
 * (and paths, where diffs take long), then again and again by what they changed, as it is read. Where everything is
 * read soon there is one ranking only. Never throws for what git says; when cancelled it answers with what stood by then.
 */
export async function investigateAll(request: JointInvestigation): Promise<JointAnswer> {
  const { among, cache, signal } = request;
  const due = performance.now() + (request.firstAfter ?? firstAfterMs);
  let onFacts = (): void => undefined;
  const reader = { cache, signal, onFacts: () => onFacts() };
  const isFresh = cache.size === 0;
  const answers = await Promise.all(
    among.map((one) => gather(one, request.query, { ...reader, isWanted: isFresh })),
  );
  const gathered = answers.filter((answer) => 'candidates' in answer);
  if (gathered.length === 0)
    return (
      answers.find((answer) => 'unavailable' in answer) ?? { unavailable: { kind: 'failed', detail: '' } }
    );
  const failed = among.flatMap(({ name }, i) => ('unavailable' in (answers[i] ?? {}) ? [name] : []));
  const reports = new Reports(request, gathered, { failed, isFresh });
  onFacts = () => reports.refine();
  const isNone = gathered.every(({ candidates }) => openOf(candidates).length === 0);
  if (isNone || signal?.aborted === true) return { report: reports.cheap() };
  return { report: await reportAll(reports, gathered, { ...reader, due }) };
}

type Reader = Pick<JointInvestigation, 'cache' | 'signal'> & { readonly onFacts: () => void };

/** Sends one report after the other, and answers with the last. `due` is when the first is, on `performance.now`. */
async function reportAll(
  reports: Reports,
  gathered: readonly WithAhead[],
  { due, ...reader }: Reader & { readonly due: number },
): Promise<JointReport> {
  const { cache, signal } = reader;
  const searches = gathered.map((one) => {
    const { repository } = one.searchable;
    return { ...one, repository, touched: withFiles(repository, one, { ...reader, ahead: one.ahead.diffs }) };
  });
  const reading = Promise.all(searches.map((one) => readFurther({ ...reader, ...one }, one)));
  const listed = Promise.all(
    searches.map(async (one) => ({ ...one, candidates: await one.touched, unlisted: [] })),
  );
  const known = listed.then((some) => {
    reports.knowFiles(some);
    return reports.isRead ? reading : undefined;
  });
  const left = due - performance.now();
  const soon = left > 0 ? await Promise.race([known, after(left, undefined, { ref: false })]) : undefined;
  const isCancelled = (): boolean => signal?.aborted === true;
  let standing: JointReport | undefined;
  if (soon === undefined) {
    standing = reports.cheap();
    if (isCancelled()) return standing;
    reports.send(standing);
  }
  const read = soon ?? (await reading);
  if (isCancelled() || read.some(({ read: { cancelled } }) => cancelled)) return standing ?? reports.cheap();
  const final = reports.final(read);
  reports.send(final);
  forgetOthers(cache, new Set(final.suspects.map(({ commit }) => commit.sha)));
  return final;
}
