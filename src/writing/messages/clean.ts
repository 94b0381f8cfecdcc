/**
 * A value from the journal as part of a sentence: one line, without the full stop that the template sets.
 * The beginning of an HTML comment is broken up, so that nothing a client wrote is taken for our comment.
 */
export function inSentence(value: string): string {
  return oneLine(value).replace(/[.!?…;,\s]+$/u, '');
}

export function oneLine(value: string): string {
  return value.replaceAll('<!--', '< !--').replace(/\s+/gu, ' ').trim();
}
