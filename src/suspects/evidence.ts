import type { Commit, Deploy } from '../git/history.ts';
import type { FileChange } from '../git/log.ts';
import type { DiffFacts } from './diffFacts.ts';
import type { CommitWords } from './documents.ts';
import type { Frame } from './frames.ts';
import type { Past, PastPaths } from './past.ts';
import type { Reason, RuledOut, SuspectQuery } from './suspect.ts';

/** A commit of the range, before it is ranked. */
export interface Candidate {
  readonly commit: Commit;
  readonly files: readonly FileChange[];
  /** When it first went live before the cutoff, ms UTC; undefined where it never did or nothing marks deploys. */
  readonly wentLive: number | undefined;
  /** The deploy that brought it. */
  readonly deploy: Deploy | undefined;
  /** How many deploys before the one live at the cutoff that was; 0 for that very one. */
  readonly deploysBefore: number | undefined;
  /** When it came onto the main line, ms UTC. */
  readonly landed: number;
  readonly ruledOut: RuledOut | undefined;
}

/** Terms that stand beside each other. */
export type TermPair = readonly [first: string, second: string];

/** What is asked, as terms. */
export interface Question {
  readonly terms: ReadonlyMap<string, number>;
  /** Terms of the symptom and the details, and of the errors. */
  readonly said: ReadonlySet<string>;
  readonly errorTerms: ReadonlyMap<string, number>;
  /** Neighboring terms of the symptom, each pair once. */
  readonly pairs: readonly TermPair[];
  /** Weight of each term over the background of the history: rare ones count. */
  readonly rarity: ReadonlyMap<string, number>;
  /** Near 1 where little was said, near 0 where a lot: then words count less and nearness more. */
  readonly sparse: number;
  /** The symptom in lower case. */
  readonly text: string;
}

/** Everything the signals look at. Candidates are in the order of the history, newest first; none is ruled out. */
export interface Evidence {
  readonly query: SuspectQuery;
  readonly question: Question;
  readonly candidates: readonly Candidate[];
  /** Words and diffs of the candidates, in the same order. */
  readonly words: readonly CommitWords[];
  readonly facts: readonly (DiffFacts | undefined)[];
  readonly frames: readonly Frame[];
  /** Paths that the files of the stack trace import. */
  readonly imported: ReadonlySet<string>;
  /** Commits before the range, and what those of them touched that are about the same words. */
  readonly past: Past;
  readonly pastPaths: PastPaths;
  /** Commits that `.git-blame-ignore-revs` lists. */
  readonly ignored: ReadonlySet<string>;
}

/** What one signal says of one candidate: values under the names of the weights, and a sentence for people. */
export interface Reading {
  readonly values: Readonly<Record<string, number>>;
  /** Given the log-odds that the values came to; left out where there is nothing to say. */
  readonly reason?: (weight: number) => Reason;
}

/** One kind of evidence: a reading per candidate, in the same order. */
export type Signal = (evidence: Evidence) => readonly Reading[];
