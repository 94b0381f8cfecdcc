import { rarityOf } from './bm25.ts';
import type { Document } from '../text/document.ts';
import { recordText } from '../../logs/stackFrames.ts';
import type { Question, TermPair } from './evidence.ts';
import type { Past } from '../text/past.ts';
import type { SuspectQuery } from '../suspect.ts';
import { counts, terms } from '../text/terms.ts';

/** Error records, and characters of each, that give terms; judged: kinds that are new come first. */
const errorsRead = 50;
const errorCharacters = 5000;
/** Lines of a stack trace: their files are evidence of their own, and counted once. */
const frameLine = /^\s*(?:at\s|from\s|File "|#\d+\s|\S+\.go:\d+)/;
/** A web server's record: of all it says only the address asked for is our own. */
const accessRecord = /^.*"[A-Z]+ (\S+) HTTP\/[\d.]+".*$/gm;
/** Names of fields, and words that say no more than that it is an error. */
const everyRecord = new Set([
  'level',
  'msg',
  'message',
  'time',
  'timestamp',
  'error',
  'exception',
  'traceback',
]);
/** A program's words fit code; beside the client's they count for less in messages that people wrote. */
const errorTermCounts = 0.25;
/** Of what a person typed or pasted; judged. */
const symptomCharacters = 20_000;

/**
 * What is asked for: the client's words and the details, and with less weight the terms of the errors. A term's weight is its
 * inverse document frequency over the messages of the candidates and of the history before them.
 */
export function ask(query: SuspectQuery, messages: readonly Document[], past: Past): Question {
  const sequence = terms(query.symptom.slice(0, symptomCharacters));
  const asked = counts(sequence);
  const inErrors = new Set(
    query.errors
      .slice(0, errorsRead)
      .flatMap((error) => terms(ownWords(error).slice(0, errorCharacters)))
      .filter((term) => !everyRecord.has(term)),
  );
  for (const term of inErrors) asked.set(term, (asked.get(term) ?? 0) + errorTermCounts);
  const total = messages.length + past.commits.length;
  const rarity = new Map<string, number>();
  for (const term of asked.keys()) {
    let holders = past.holders(term);
    for (const message of messages) if (message.count(term) > 0) holders++;
    rarity.set(term, rarityOf(holders, total));
  }
  return {
    terms: asked,
    said: new Set(sequence),
    errorTerms: new Map([...inErrors].map((term) => [term, 1])),
    pairs: pairsIn(sequence),
    rarity,
    sparse: 1 / (1 + asked.size / 8),
    text: query.symptom.slice(0, symptomCharacters).toLowerCase(),
  };
}

function pairsIn(sequence: readonly string[]): TermPair[] {
  const pairs = sequence.slice(1).map((term, i): TermPair => [sequence[i] ?? '', term]);
  return [...new Map(pairs.map((pair) => [pair.join(' '), pair])).values()];
}

/** An error's text without what every record has: stack frames, the visitor's browser, hosts, and times. */
function ownWords(error: string): string {
  return recordText(error)
    .split('\n')
    .filter((line) => !frameLine.test(line))
    .join('\n')
    .replace(accessRecord, '$1')
    .replace(/https?:\/\/[^\s/"'?]+|\d{4}-\d\d-\d\dT[\d:.]+Z?/g, ' ');
}
