import fc from 'fast-check';
import { readEvent, type JournalEvent } from '../../../src/incident/events.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const at = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const payload = fc.oneof(
  fc.record({ event: fc.constant('note'), text }),
  fc.record({ event: fc.constant('opened'), title: text }),
  fc.record({ event: fc.constant('update-promised'), to: text, due: at }),
  fc.record({ event: fc.constant('future-event'), anything: fc.jsonValue() }),
);

function eventOf(id: string): fc.Arbitrary<JournalEvent> {
  return fc
    .tuple(fc.record({ id: fc.constant(id), n: fc.integer({ min: 1, max: 5 }), at, by: text }), payload)
    .map(([head, rest]) => {
      const event = readEvent(JSON.parse(JSON.stringify({ ...head, ...rest })));
      if (!('id' in event)) throw new Error('the arbitrary makes events only');
      return event;
    });
}

/** Events with different ids. */
export const anyEvents: fc.Arbitrary<JournalEvent[]> = fc
  .uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minLength: 1, maxLength: 3 }), {
    maxLength: 8,
  })
  .chain((ids) => fc.tuple(...ids.map(eventOf)));
