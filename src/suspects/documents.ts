import { documentOf, type Counted, type Document } from './bm25.ts';
import type { DiffFacts } from './diffFacts.ts';
import { DiffTerms, type TermsOfDiff } from './diffTerms.ts';
import type { CommitWithFiles } from '../git/log.ts';
import { counts, terms } from './terms.ts';
import { damped } from './termTable.ts';

/** A commit as the words it is made of. */
export interface CommitWords {
  readonly subject: Document;
  /** Subject, counted twice, and body. */
  readonly message: Counted;
  /** Neighboring terms of the message, as `first second`. */
  readonly pairs: ReadonlySet<string>;
  readonly paths: Counted;
  readonly changed: Document;
  readonly around: Document;
  /** What is different in the changed lines: see {@link DiffFacts.net}. */
  readonly net: Document;
  /** Everything, each field with its own weight, as in BM25F. */
  readonly whole: Document;
}

const bodyCharacters = 20_000;
const pathsRead = 300;
const fieldWeights = { ofMessage: 2, ofPaths: 1.5, ofChanged: 0.7, ofAround: 0.5 };
const noTerms: TermsOfDiff = new DiffTerms().take();

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
  return { ...own, changed, around, net, whole: wholeOf({ ...own, changed, around }) };
}

/** All fields as one document. */
function wholeOf({
  message,
  paths,
  changed,
  around,
}: Pick<OwnWords, 'message' | 'paths'> & Pick<TermsOfDiff, 'changed' | 'around'>): Document {
  const { ofMessage, ofPaths, ofChanged, ofAround } = fieldWeights;
  return {
    count: (term) =>
      ofMessage * message.count(term) +
      ofPaths * paths.count(term) +
      ofChanged * damped(changed.count(term)) +
      ofAround * damped(around.count(term)),
    length:
      ofMessage * message.length +
      ofPaths * paths.length +
      ofChanged * changed.dampedLength +
      ofAround * around.dampedLength,
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
