import { documentOf, type Document } from './bm25.ts';
import type { DiffFacts } from './diffFacts.ts';
import type { TermsOfDiff } from './diffTerms.ts';
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
const noTerms: TermsOfDiff = { changed: new Map(), around: new Map(), net: new Map() };

type OwnWords = Pick<CommitWords, 'subject' | 'message' | 'pairs' | 'paths'>;

/** Candidates are ranked more than once: their messages and paths stay, and diffs come in between. */
const remembered = new WeakMap<CommitWithFiles, OwnWords>();
const rememberedWhole = new WeakMap<DiffFacts, { readonly own: OwnWords; readonly words: CommitWords }>();

/** What a commit's message and paths say, without its diff. */
export function ownWordsOf(entry: CommitWithFiles): OwnWords {
  const own = remembered.get(entry) ?? ownWords(entry);
  remembered.set(entry, own);
  return own;
}

export function wordsOf(entry: CommitWithFiles, facts: DiffFacts | undefined): CommitWords {
  const own = ownWordsOf(entry);
  if (facts === undefined) return withDiff(own, noTerms);
  const known = rememberedWhole.get(facts);
  if (known?.own === own) return known.words;
  const words = withDiff(own, facts);
  rememberedWhole.set(facts, { own, words });
  return words;
}

function withDiff(own: OwnWords, { changed, around, net }: TermsOfDiff): CommitWords {
  return {
    ...own,
    changed: documentOf(changed),
    around: documentOf(around),
    net: documentOf(net),
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
