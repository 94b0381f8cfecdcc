import { documentOf, type Document } from './bm25.ts';
import type { DiffFacts } from './diffFacts.ts';
import type { CommitWithFiles } from '../git/log.ts';
import { counts, terms } from './terms.ts';

/** A commit as the words it is made of. */
export interface CommitWords {
  readonly subject: Document;
  /** Subject, counted twice, and body. */
  readonly message: Document;
  /** Neighboring terms of the message, as `first second`. */
  readonly pairs: ReadonlySet<string>;
  readonly paths: Document;
  readonly changed: Document;
  readonly around: Document;
  /** What is different in the changed lines: see {@link DiffFacts.net}. */
  readonly net: Document;
  /** Everything, each field with its own weight, as in BM25F. */
  readonly whole: Document;
}

const bodyCharacters = 20_000;
const pathsRead = 300;
const empty: ReadonlyMap<string, number> = new Map<string, number>();

type OwnWords = Pick<CommitWords, 'subject' | 'message' | 'pairs' | 'paths'>;

/** A candidate's message and paths are ranked more than once; its diff comes in between. */
const remembered = new WeakMap<CommitWithFiles, OwnWords>();

/** What a commit's message and paths say, without its diff. */
export function ownWordsOf(entry: CommitWithFiles): OwnWords {
  const own = remembered.get(entry) ?? ownWords(entry);
  remembered.set(entry, own);
  return own;
}

export function wordsOf(entry: CommitWithFiles, facts: DiffFacts | undefined): CommitWords {
  const own = ownWordsOf(entry);
  const changed = facts?.changed ?? empty;
  const around = facts?.around ?? empty;
  return {
    ...own,
    changed: documentOf(changed),
    around: documentOf(around),
    net: documentOf(facts?.net ?? empty),
    whole: documentOf(mix(own.message.terms, own.paths.terms, changed, around)),
  };
}

function ownWords({ commit, files }: CommitWithFiles): OwnWords {
  const subject = terms(commit.subject);
  const body = terms(commit.body.slice(0, bodyCharacters));
  const paths = counts(new Set(files.slice(0, pathsRead).flatMap(({ path }) => terms(path))));
  return {
    subject: documentOf(counts(subject)),
    message: documentOf(counts([...subject, ...subject, ...body])),
    pairs: new Set([...pairs(subject), ...pairs(body)]),
    paths: documentOf(paths),
  };
}

/** Terms that stand beside each other. */
export function pairs(sequence: readonly string[]): string[] {
  return sequence.slice(1).map((term, i) => `${sequence[i] ?? ''} ${term}`);
}

function mix(
  message: ReadonlyMap<string, number>,
  paths: ReadonlyMap<string, number>,
  changed: ReadonlyMap<string, number>,
  around: ReadonlyMap<string, number>,
): Map<string, number> {
  const whole = new Map<string, number>();
  const add = (term: string, count: number) => whole.set(term, (whole.get(term) ?? 0) + count);
  for (const [term, count] of message) add(term, 2 * count);
  for (const [term, count] of paths) add(term, 1.5 * count);
  for (const [term, count] of changed) add(term, 0.7 * (1 + Math.log(count)));
  for (const [term, count] of around) add(term, 0.5 * (1 + Math.log(count)));
  return whole;
}
