/**
 * A value from the journal as part of a sentence: one line, without the full stop that the template sets.
 * The beginning of an HTML comment is broken up, so that nothing a client wrote is taken for our comment.
 */
export function inSentence(value: string): string {
  return oneLine(value).replace(/[.!?…;,\s]+$/u, '');
}

/** Also without control characters and without those that turn the direction of what follows. */
export function oneLine(value: string): string {
  return value
    .replaceAll('<!--', '< !--')
    .replace(/[\s\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}

/** English words that begin an answer with a capital letter only because they stand first. */
const notNames =
  /^(?:A|About|All|An|Any|Anybody|Anyone|At|Customers|Each|Every|Everybody|Everyone|Everything|Many|Most|No|Nobody|Only|Our|Over|People|Several|Some|The|Their|They|Those|Users|We)(?= |$)/u;

/** The same in the middle of an English sentence: its first word small, unless it may be a name. */
export function midSentence(value: string): string {
  return value.replace(notNames, (word) => word.toLowerCase());
}
