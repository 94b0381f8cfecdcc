import { countIdentifiers, type Counting } from './identifiers.ts';
import { IntCounter } from './intCounter.ts';
import { TermCounts } from './termCounts.ts';
import type { TermTable } from './termTable.ts';
import { currentDictionary, type TermDictionary } from './termDictionary.ts';

const newline = 10;
const space = 32;

/**
 * Counts the search terms of one commit message after the other: what `counts(terms(text))` gives, without a string a
 * word. Messages are UTF-8; of a body so many UTF-16 code units are read.
 */
export class MessageTerms {
  private readonly identifiers = new IntCounter();
  private readonly counts = new TermCounts();

  constructor(private readonly bodyCharacters: number) {}

  /** Of a whole message, those of the subject twice. */
  of(message: Buffer): TermTable {
    const dictionary = currentDictionary();
    const counting = this.counting(dictionary);
    const end = subjectEnd(message);
    const subject = { bytes: message, from: 0, end };
    countIdentifiers(subject, end, counting);
    countIdentifiers(subject, end, counting);
    const body = { bytes: message, from: pastBlank(message, end), end: message.length };
    countIdentifiers(body, this.bodyCharacters, counting);
    return this.counts.of(this.identifiers, dictionary);
  }

  /** Of its first line only. */
  ofSubject(message: Buffer): TermTable {
    const dictionary = currentDictionary();
    const end = subjectEnd(message);
    countIdentifiers({ bytes: message, from: 0, end }, end, this.counting(dictionary));
    return this.counts.of(this.identifiers, dictionary);
  }

  /** The dictionary stays the same for a whole message: numbers of one mean nothing in another. */
  private counting(dictionary: TermDictionary): Counting {
    return { dictionary, into: this.identifiers, shortest: 1 };
  }
}

function subjectEnd(message: Buffer): number {
  const end = message.indexOf(newline);
  return end < 0 ? message.length : end;
}

/** Where the first character after blanks and line ends stands. */
function pastBlank(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] ?? 0) <= space) at++;
  return at;
}
