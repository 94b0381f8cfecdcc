import type { DiffFacts } from './text/diffFacts.ts';
import type { JointAnswer, JointReport } from './jointReport.ts';
import type { InvestigateRequest, JointInvestigateRequest } from './request.ts';
import { search } from './search/search.ts';
import type { SuspectAnswer, SuspectReport } from './suspect.ts';

/** {@link investigateAll} in one repository. */
export async function investigate(request: InvestigateRequest): Promise<SuspectAnswer> {
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
export function investigateAll(request: JointInvestigateRequest): Promise<JointAnswer> {
  return search(request);
}
