import { strict as assert } from 'node:assert';
import { instantOfText, instantsIn } from '../../../../src/time/stamps/read.ts';

const facts = { zone: 'Europe/Kyiv', latest: Date.UTC(2026, 10, 30, 12) };
const iso = (text: string): string | null => {
  const found = instantOfText(text, facts);
  return found === null ? null : new Date(found.time).toISOString();
};

describe('reading a stamp from a text that is no log', () => {
  it('takes the zone that the text names, else the one given', () => {
    assert.equal(iso('2026-11-29T14:05:09Z'), '2026-11-29T14:05:09.000Z');
    assert.equal(iso('2026-11-29 14:05:09'), '2026-11-29T12:05:09.000Z');
    assert.equal(iso(' Sun Nov 29 14:05:09 PST 2026 '), '2026-11-29T22:05:09.000Z');
    assert.equal(iso('1795961109'), '2026-11-29T14:05:09.000Z');
  });

  it('places a stamp without a year before the latest instant', () => {
    assert.equal(iso('Dec 24 14:05:09'), '2025-12-24T12:05:09.000Z');
    assert.equal(iso('Nov 29 14:05:09'), '2026-11-29T12:05:09.000Z');
  });

  it('reads no instant where there is only a day, a version or more text', () => {
    for (const text of ['2026-11-29', 'v2.14.3', 'deployed 2026-11-29T14:05:09Z', '']) {
      assert.equal(iso(text), null, text);
    }
  });

  it('finds several in a sentence and says where', () => {
    const text = 'started 2026-11-29T14:05:09Z, done 2026-11-29 16:07';
    const found = instantsIn(text, facts);
    assert.deepEqual(
      found.map(({ start, end, isZoned, hasSeconds }) => [text.slice(start, end), isZoned, hasSeconds]),
      [
        ['2026-11-29T14:05:09Z', true, true],
        ['2026-11-29 16:07', false, false],
      ],
    );
  });
});
