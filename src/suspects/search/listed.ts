import type { CloneFacts } from '../../git/history.ts';
import type { Candidates } from '../candidates/candidates.ts';
import type { Searchable } from '../request.ts';
import type { SuspectQuery } from '../suspect.ts';
import type { FactsRead } from '../text/readFacts.ts';

/** One repository with its candidates. */
export interface Listed extends Candidates {
  readonly searchable: Searchable;
  readonly query: SuspectQuery;
  readonly clone: CloneFacts;
  /** Which diffs could be read; undefined before they are. */
  readonly read?: FactsRead | undefined;
}
