import assert from 'node:assert/strict';
import { isKnown, readEvent } from '../../../src/incident/events.ts';
import { parseInstant } from '../../../src/time/instants.ts';
import { compareText, itemOf } from '../../../src/incident/order.ts';

const head = { id: 'a', n: 1, at: '2026-11-22T16:02:00.000Z', by: 'A' };

describe('reading an event', () => {
  it('keeps every field of known and unknown events', () => {
    for (const item of [
      { ...head, event: 'note', text: 'x', mood: 'calm', unknown: true, raw: 3 },
      { ...head, event: 'telepathy', unknown: false, raw: 'x' },
      { ...head, event: 'toString' },
    ]) {
      const event = readEvent(item);
      assert.ok('id' in event);
      assert.equal(isKnown(event), item.event === 'note');
      assert.deepEqual(itemOf(event), item);
    }
  });

  it('refuses what is no event and names the field that is wrong', () => {
    for (const item of [null, 3, 'text', [], {}, { ...head }, { ...head, event: 'note', n: 1.5 }]) {
      assert.deepEqual(readEvent(item), { kind: 'not-an-event' });
    }
    const sources = [{ label: 'shop', records: -1, errors: 0 }];
    assert.deepEqual(
      readEvent({ ...head, event: 'retry-watched', from: head.at, to: head.at, sources, newKinds: [] }),
      { kind: 'bad-field', event: 'retry-watched', field: 'sources.0.records' },
    );
  });

  it('refuses a time that is none', () => {
    const promised = { ...head, event: 'update-promised', to: 'acme', due: 'soon' };
    assert.deepEqual(readEvent(promised), { kind: 'bad-field', event: 'update-promised', field: 'due' });
    assert.deepEqual(readEvent({ ...head, event: 'joined', at: 'yesterday' }), { kind: 'not-an-event' });
  });
});

describe('reading an instant', () => {
  it('takes ISO 8601 with a zone and nothing else', () => {
    const expected = Date.parse('2026-11-22T16:02:00Z');
    for (const text of ['2026-11-22T16:02Z', '2026-11-22T18:02:00+02:00', '2026-11-22 16:02:00.000Z']) {
      assert.equal(parseInstant(text), expected, text);
    }
    for (const text of [
      '',
      '3',
      'about 3',
      '2026-11-22',
      '2026-11-22T16:02',
      '2026-13-22T16:02Z',
      '16:02Z',
    ]) {
      assert.equal(parseInstant(text), undefined, text);
    }
  });
});

describe('the order of texts', () => {
  it('is by code unit, the same in every language', () => {
    assert.deepEqual(
      [compareText('a', 'b'), compareText('b', 'a'), compareText('a', 'a'), compareText('Z', 'a')],
      [-1, 1, 0, -1],
    );
  });
});
