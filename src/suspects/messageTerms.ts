import { countIdentifiers } from './identifiers.ts';
import { Tally } from './tally.ts';
import { TermCounts } from './termCounts.ts';
import type { TermTable } from './termTable.ts';
import { currentVocabulary } from './vocabulary.ts';

const newline = 10;
const space = 32;

/**
 * Counts the search terms of one commit message after the other: what `counts(terms(text))` gives, without a string a
 * word. Messages are UTF-8; of a body so many UTF-16 code units are read.
 */
export class MessageTerms {
  private readonly identifiers = new Tally();
  private readonly counts = new TermCounts();

  constructor(private readonly bodyCharacters: number) {}

  /** Of a whole message, those of the subject twice. */
  of(message: Buffer): TermTable {
    const end = subjectEnd(message);
    this.count(message, 0, end, message.length);
    this.count(message, 0, end, message.length);
    this.count(message, pastBlank(message, end), message.length, this.bodyCharacters);
    return this.counts.of(this.identifiers, currentVocabulary());
  }

  /** Of its first line only. */
  ofSubject(message: Buffer): TermTable {
    this.count(message, 0, subjectEnd(message), message.length);
    return this.counts.of(this.identifiers, currentVocabulary());
  }

  private count(bytes: Buffer, from: number, end: number, characters: number): void {
    const counting = { vocabulary: currentVocabulary(), into: this.identifiers, shortest: 1 };
    countIdentifiers({ bytes, from, end }, characters, counting);
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
