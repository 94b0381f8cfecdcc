import { ignoredRevisions } from '../git/blame.ts';
import { readCloneFacts } from '../git/cloneFacts.ts';
import type { GitUnavailable } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import { gatherCandidates } from './candidates.ts';
import type { Searchable } from './investigation.ts';
import { pastRead, readHistory } from './past.ts';
import type { Gathered } from './ranking.ts';
import { noneAhead, nothingAhead, readAhead, readMergesAhead, type Ahead } from './readAhead.ts';
import type { ReadRequest } from './readFacts.ts';
import type { Range } from './stretch.ts';
import type { SuspectQuestion } from './suspect.ts';

type AheadRequest = Pick<ReadRequest, 'cache' | 'signal' | 'onFacts'> & {
  /** False where earlier rankings left most of the diffs. */
  readonly isWanted: boolean;
};

export type WithAhead = Gathered & { readonly ahead: Ahead };

/** The candidates of one repository. While commits are listed their diffs and the history are read already. */
export async function gather(
  searchable: Searchable,
  query: SuspectQuestion,
  request: AheadRequest,
): Promise<WithAhead | { readonly unavailable: GitUnavailable }> {
  const { repository, environment, deploys } = searchable;
  const { signal } = request;
  const own = { ...query, environment };
  let ahead = noneAhead;
  const onRange = (range: Range): void => {
    ahead = startReading(repository, range, request);
  };
  const [candidates, clone] = await Promise.all([
    gatherCandidates(repository, own, deploys, { signal, onRange }),
    readCloneFacts(repository, signal),
  ]);
  if ('unavailable' in candidates) return candidates;
  return { ...candidates, searchable, query: own, clone, ahead };
}

/** Starts with the diffs, which take longest. */
function startReading(
  repository: Repository,
  { revisions, limit, merges, tip, before }: Range,
  { isWanted, ...request }: AheadRequest,
): Ahead {
  const { signal } = request;
  return {
    diffs: isWanted ? readAhead(repository, { revisions, limit }, request) : nothingAhead,
    merges: isWanted && merges ? readMergesAhead(repository, revisions, request) : Promise.resolve(),
    history: readHistory(repository, {
      revisions: [before.revision],
      limit: before.overlap + pastRead,
      signal,
    }),
    ignored: ignoredRevisions(repository, tip, signal),
  };
}
