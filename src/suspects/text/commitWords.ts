import { documentOf, type Document } from './document.ts';
import type { DiffFacts } from './diffFacts.ts';
import { DiffTerms, type TermsOfDiff } from './diffTerms.ts';
import type { Commit } from '../../git/history.ts';
import type { CommitWithFiles, FileChange } from '../../git/log.ts';
import { MessageTerms } from './messageTerms.ts';
import { terms } from './terms.ts';
import { damped } from './termTable.ts';

/** A commit as the words it is made of. */
export interface CommitWords {
  readonly subject: Document;
  /** Subject, counted twice, and body. */
  readonly message: Document;
  /** The terms of subject and body in their order. */
  readonly sequences: () => readonly (readonly string[])[];
  readonly paths: Document;
  readonly changed: Document;
  readonly around: Document;
  /** What is different in the changed lines: see {@link DiffFacts.net}. */
  readonly net: Document;
  /** Everything, each field with its own weight, as in BM25F. */
  readonly whole: Document;
}

/** Of a commit message; judged: no person wrote more. */
const bodyCharacters = 20_000;
const messageTerms = new MessageTerms(bodyCharacters);
/** Of one commit; judged: a change of more files says nothing by their names. */
const pathsRead = 300;
const fieldWeights = { ofMessage: 2, ofPaths: 1.5, ofChanged: 0.7, ofAround: 0.5 };
const noTerms: TermsOfDiff = new DiffTerms().take();

type MessageWords = Pick<CommitWords, 'subject' | 'message' | 'sequences'>;
type OwnWords = MessageWords & Pick<CommitWords, 'paths'>;

/** Memoized, since candidates are ranked more than once: messages and paths stay the same while diffs come in. */
const memoized = new WeakMap<CommitWithFiles, OwnWords>();
const memoizedPaths = new WeakMap<readonly FileChange[], Document>();
const memoizedMessages = new WeakMap<Commit, MessageWords>();
const memoizedWhole = new WeakMap<DiffFacts, { readonly own: OwnWords; readonly words: CommitWords }>();

/** What a commit's message and paths say, without its diff. */
function ownWordsOf(entry: CommitWithFiles): OwnWords {
  const own = memoized.get(entry) ?? ownWords(entry);
  memoized.set(entry, own);
  return own;
}

export function commitWordsOf(entry: CommitWithFiles, facts: DiffFacts | undefined): CommitWords {
  const own = ownWordsOf(entry);
  if (facts === undefined) return withDiff(own, noTerms);
  const known = memoizedWhole.get(facts);
  if (known?.own === own) return known.words;
  const words = withDiff(own, facts);
  memoizedWhole.set(facts, { own, words });
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
  return { ...messageWordsOf(commit), paths: pathWordsOf(files) };
}

/** What the paths of some files say. */
export function pathWordsOf(files: readonly FileChange[]): Document {
  const known = memoizedPaths.get(files);
  if (known !== undefined) return known;
  const held = new Set<string>();
  for (const { path } of files.slice(0, pathsRead)) for (const term of terms(path)) held.add(term);
  const words = documentOf(held);
  memoizedPaths.set(files, words);
  return words;
}

/** What a commit's message says. */
export function messageWordsOf(commit: Commit): MessageWords {
  const words = memoizedMessages.get(commit) ?? messageWords(commit);
  memoizedMessages.set(commit, words);
  return words;
}

function messageWords(commit: Commit): MessageWords {
  const { subject, body } = commit;
  const bytes = Buffer.from(`${subject}\n${body}`);
  return {
    subject: messageTerms.ofSubject(bytes),
    message: messageTerms.of(bytes),
    sequences: () => [terms(subject), terms(body.slice(0, bodyCharacters))],
  };
}
