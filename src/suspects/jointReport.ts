import type { GitUnavailable } from '../git/history.ts';
import type { SearchedOrigin } from '../git/marker.ts';
import type { Suspect, SuspectReport } from './suspect.ts';

/** What was found in one repository; `noneOfThese` is that of all of them together. */
export interface RepositoryReport extends SuspectReport {
  /** Absolute; names the repository in commands. */
  readonly folder: string;
  /** Shown where there are several. */
  readonly name: string;
  readonly environment: string;
  /** Where deploys were looked for. */
  readonly searched: readonly SearchedOrigin[];
  /** Deploys to that environment of commits that the clone does not have. */
  readonly unknownDeploys: number;
}

/** A suspect with the repository that it is in. */
export interface PlacedSuspect extends Suspect {
  readonly folder: string;
}

/** The suspects of all repositories in one ranking. */
export interface JointReport {
  /** Most probable first, ruled-out ones last. */
  readonly suspects: readonly PlacedSuspect[];
  readonly noneOfThese: number;
  readonly start: SuspectReport['start'];
  readonly stage: SuspectReport['stage'];
  readonly repositories: readonly RepositoryReport[];
  /** Names of repositories that git could not search. */
  readonly failed: readonly string[];
}

export type JointAnswer = { readonly report: JointReport } | { readonly unavailable: GitUnavailable };
