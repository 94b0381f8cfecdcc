import type { CandidateCommit } from '../candidates/candidate.ts';
import type { DiffFacts } from '../text/diffFacts.ts';
import type { CommitWords } from '../text/commitWords.ts';
import type { Frame } from './frames.ts';
import type { Past, PastPaths } from '../text/past.ts';
import type { Reason, SuspectQuery } from '../suspect.ts';

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
export interface RankingEvidence {
  readonly query: SuspectQuery;
  readonly question: Question;
  readonly candidates: readonly CandidateCommit[];
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
export type Signal = (evidence: RankingEvidence) => readonly Reading[];
