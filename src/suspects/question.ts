import type { SuspectQuery } from './suspect.ts';
import { counts, terms } from './terms.ts';

const errorsRead = 50;
const errorCharacters = 2000;

/** What is asked for, as counted terms: the client's words and the details, and each term of the errors once. */
export function question(query: SuspectQuery): Map<string, number> {
  const asked = counts(terms(query.symptom));
  const inErrors = new Set(
    query.errors.slice(0, errorsRead).flatMap((error) => terms(error.slice(0, errorCharacters))),
  );
  for (const term of inErrors) asked.set(term, (asked.get(term) ?? 0) + 1);
  return asked;
}
