import type { CloneFacts, Commit, Deploy, GitUnavailable } from '../git/history.ts';

/** One true sentence about one commit, as data; the workbench words it. Weight is in log-odds (natural log). */
export type Reason =
  | {
      readonly kind: 'went-live-before';
      readonly weight: number;
      readonly minutes: number;
      readonly deploy: string | undefined;
    }
  | {
      readonly kind: 'words';
      readonly weight: number;
      readonly words: readonly string[];
      /** `errors`: changed lines share words with the errors; the others share words with the symptom. */
      readonly where: 'message' | 'paths' | 'lines' | 'errors';
    }
  | {
      readonly kind: 'stack-frame';
      readonly weight: number;
      readonly file: string;
      readonly line: number | undefined;
      readonly match: 'line' | 'function' | 'file' | 'caller';
    }
  | { readonly kind: 'log-file'; readonly weight: number; readonly file: string }
  | {
      readonly kind: 'first-error-after-deploy';
      readonly weight: number;
      readonly minutes: number;
      readonly deploy: string;
    }
  | { readonly kind: 'change-kind'; readonly weight: number; readonly change: ChangeKind }
  | { readonly kind: 'reverted-meanwhile'; readonly weight: number; readonly by: string }
  | { readonly kind: 'ignored-revision'; readonly weight: number }
  | { readonly kind: 'breadth'; readonly weight: number; readonly files: number }
  | { readonly kind: 'earlier-cause'; readonly weight: number; readonly area: string };

export type ChangeKind =
  'runtime' | 'config' | 'migration' | 'dependency' | 'test-only' | 'docs-only' | 'merge';

/** The two that speak of the report stand where nobody told the start. */
export type RuledOut =
  'not-live-at-start' | 'rolled-back-before' | 'not-live-at-report' | 'rolled-back-before-report' | 'cleared';

export interface Suspect {
  readonly commit: Commit;
  /** First time it went live before the {@link cutoffOf cutoff}, ms UTC; undefined where it never did. */
  readonly wentLive: number | undefined;
  readonly deploy: Deploy | undefined;
  /** Undefined in a first ranking that did not wait for them. */
  readonly paths: readonly string[] | undefined;
  readonly reasons: readonly Reason[];
  /** Probability that this commit is the cause, 0 to 1; over all suspects and "none of these" they add up to 1. */
  readonly probability: number;
  readonly ruledOut: RuledOut | undefined;
}

/**
 * When the impact began, as far as somebody told it; times in ms UTC. Where nobody did, the report is the latest moment
 * at which it can have begun, and nothing weighs by how shortly before it a commit went live.
 */
export type Onset =
  | { readonly start: number; readonly reportedAt?: number | undefined }
  | { readonly start: undefined; readonly reportedAt: number };

/** What went live after this moment (ms UTC) is no cause: the start, or the report where nobody told the start. */
export function cutoffOf(onset: Onset): number {
  return onset.start === undefined ? onset.reportedAt : onset.start;
}

/** What to look for, in whichever repository. */
export type SuspectQuestion = Onset & QuestionDetails;

/** What to look for in one repository. */
export type SuspectQuery = SuspectQuestion & { readonly environment: string };

interface QuestionDetails {
  /** The client's words and the details, in any order. */
  readonly symptom: string;
  /** Error records of the window: whole text, stack traces included. */
  readonly errors: readonly string[];
  /** First error of a kind that is new in the window, ms UTC. */
  readonly firstError: number | undefined;
  /** Since when errors of that kind were looked for and not found, ms UTC; undefined where it was as far back as matters. */
  readonly errorFreeSince?: number | undefined;
  /** Paths touched by causes that earlier incidents confirmed. */
  readonly earlierCauses: readonly (readonly string[])[];
  /** Shas that a person cleared or confirmed. */
  readonly judged: ReadonlyMap<string, 'confirmed' | 'cleared'>;
}

export interface SuspectReport {
  readonly clone: CloneFacts;
  /** Most probable first, ruled-out ones last. */
  readonly suspects: readonly Suspect[];
  readonly noneOfThese: number;
  readonly deploys: readonly Deploy[];
  /** The start that was told, ms UTC; undefined where nobody did. */
  readonly start: number | undefined;
  /** What was live at the {@link cutoffOf cutoff} and what was live before it; undefined where nothing marks deploys. */
  readonly live: Deploy | undefined;
  readonly lastGood: Deploy | undefined;
  /** True where nothing marks deploys and the main branch stands in for what was live. */
  readonly assumedLive: string | undefined;
  /** Number of commits in the range where it was cut to the newest 500. */
  readonly cutFrom: number | undefined;
  /** `cheap`: messages, and paths where diffs take long; `refined`: some diffs were read, the newest first; `final`: all were. */
  readonly stage: 'cheap' | 'refined' | 'final';
  /** Candidates whose diffs could not be looked at in full. */
  readonly limits?: SuspectLimits;
}

/** Numbers of candidates. */
export interface SuspectLimits {
  /** The clone lacks an object of the commit (partial clone). */
  readonly missingDiffs: number;
  /** Not read, because the cap on all diffs together was reached. */
  readonly unreadDiffs: number;
  /** So long that only the beginning was read. */
  readonly cutDiffs: number;
}

export type SuspectAnswer = { readonly report: SuspectReport } | { readonly unavailable: GitUnavailable };
