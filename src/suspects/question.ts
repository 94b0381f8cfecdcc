import type { CommitWords } from './documents.ts';
import { pairs } from './documents.ts';
import type { Question } from './evidence.ts';
import type { Past } from './past.ts';
import type { SuspectQuery } from './suspect.ts';
import { counts, terms } from './terms.ts';

const errorsRead = 50;
const errorCharacters = 2000;
/** Lines of a stack trace: their files are evidence of their own, and counted once. */
const frameLine = /^\s*(?:at\s|from\s|File "|#\d+\s|\S+\.go:\d+)/;
const symptomCharacters = 20_000;

/**
 * What is asked for: the client's words and the details, and each term of the errors once. A term's weight is its
 * inverse document frequency over the messages of the candidates and of the history before them.
 */
export function ask(query: SuspectQuery, words: readonly CommitWords[], past: Past): Question {
  const sequence = terms(query.symptom.slice(0, symptomCharacters));
  const asked = counts(sequence);
  const inErrors = new Set(
    query.errors
      .slice(0, errorsRead)
      .flatMap((error) => terms(withoutFrames(error).slice(0, errorCharacters))),
  );
  for (const term of inErrors) asked.set(term, (asked.get(term) ?? 0) + 1);
  const total = words.length + past.commits.length;
  const rarity = new Map<string, number>();
  for (const term of asked.keys()) {
    let holders = past.holders(term);
    for (const { message } of words) if (message.terms.has(term)) holders++;
    rarity.set(term, Math.log(1 + (total - holders + 0.5) / (holders + 0.5)));
  }
  return {
    terms: asked,
    pairs: new Set(pairs(sequence)),
    rarity,
    sparse: 1 / (1 + asked.size / 8),
    text: query.symptom.slice(0, symptomCharacters).toLowerCase(),
  };
}

function withoutFrames(error: string): string {
  return error
    .split('\n')
    .filter((line) => !frameLine.test(line))
    .join('\n');
}
