/** A commit as `git log` gives it. Times are ms since the epoch (UTC). */
export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly authoredAt: number;
  readonly committedAt: number;
  readonly subject: string;
  readonly body: string;
}

export type DeployKind = 'deploy' | 'rollback' | 'release' | 'config';

/** Something that changed what was live. */
export interface Deploy {
  /** Name to show, for example the tag's. */
  readonly name: string;
  readonly environment: string;
  /** Full sha of the commit that went live; undefined for a config change. */
  readonly sha: string | undefined;
  /** ms since the epoch (UTC). */
  readonly at: number;
  readonly kind: DeployKind;
  /** Where it was read, in order of trust. */
  readonly origin:
    'deploy-log' | 'annotated-tag' | 'notes' | 'branch' | 'gitlab-ref' | 'lightweight-tag' | 'main-branch';
  readonly by: string | undefined;
}

/** Why git could not answer: an expected condition, shown in a sentence with the scope that was searched. */
export type GitUnavailable =
  | { readonly kind: 'no-git' }
  | { readonly kind: 'not-a-repository'; readonly folder: string }
  | { readonly kind: 'empty-repository'; readonly folder: string }
  | { readonly kind: 'untrusted' }
  /** Somebody else owns the folder; `remedy` is the command that git names against it. */
  | { readonly kind: 'dubious-ownership'; readonly remedy: string }
  /** The repository names a program under a key that is not UTF-8, so that it can't be switched off. */
  | { readonly kind: 'unsafe-config'; readonly key: string }
  | { readonly kind: 'failed'; readonly detail: string };

/** What is known of a clone, whichever commits are asked about. */
export interface CloneFacts {
  readonly folder: string;
  readonly shallow: boolean;
  readonly detached: boolean;
  /** Paths of submodules that are not checked out, and can't be searched. */
  readonly absentSubmodules: readonly string[];
  /** When it was last fetched, ms since the epoch; undefined where never. */
  readonly lastFetched: number | undefined;
  readonly remote: string | undefined;
}
