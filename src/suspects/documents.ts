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
  /** Everything, each field with its own weight, as in BM25F. */
  readonly whole: Document;
}

const bodyCharacters = 20_000;
const pathsRead = 300;
const empty: ReadonlyMap<string, number> = new Map<string, number>();

export function wordsOf(entry: CommitWithFiles, facts: DiffFacts | undefined): CommitWords {
  const subject = terms(entry.commit.subject);
  const body = terms(entry.commit.body.slice(0, bodyCharacters));
  const message = counts([...subject, ...subject, ...body]);
  const paths = counts(new Set(entry.files.slice(0, pathsRead).flatMap(({ path }) => terms(path))));
  const changed = facts?.changed ?? empty;
  const around = facts?.around ?? empty;
  return {
    subject: documentOf(counts(subject)),
    message: documentOf(message),
    pairs: new Set([...pairs(subject), ...pairs(body)]),
    paths: documentOf(paths),
    changed: documentOf(changed),
    around: documentOf(around),
    whole: documentOf(mix(message, paths, changed, around)),
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
