/** Something in a journal that could not be read, at its exact place (0-based). The rest works. */
export interface JournalProblem {
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
  readonly kind: 'broken-line' | 'torn-tail' | 'not-an-event' | 'bad-field' | 'two-contents';
  /** The field for `bad-field` (dotted), the event's id for `two-contents`, else empty. */
  readonly detail: string;
}
