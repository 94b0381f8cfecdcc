import { itemOf } from '../incident/order.ts';
import type { JournalEvent } from '../incident/events.ts';

/** Characters that JSON leaves as they are and YAML 1.2 does not allow as printable, or reads as a line break. */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** One line of a journal without its line end: a YAML list item that is a JSON flow map. */
export function serializeItem(item: unknown): string {
  const json = JSON.stringify(item).replace(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `- ${json}`;
}

export function serializeEvent(event: JournalEvent): string {
  return serializeItem(itemOf(event));
}
