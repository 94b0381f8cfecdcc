import assert from 'node:assert/strict';
import {
  bareClock,
  calendarDate,
  clockTime,
  dateAndTime,
  isZone,
  zoneName,
} from '../../../src/time/instants.ts';
import { at } from '../incident/support.ts';

const kyiv = 'Europe/Kyiv';
const evening = at('16:30');

describe('an instant in words', () => {
  it('is a 24-hour clock time with its zone', () => {
    assert.equal(bareClock(evening, kyiv), '18:30');
    assert.equal(bareClock(at('00:05'), 'UTC'), '00:05');
    assert.equal(clockTime(evening, kyiv, 'en'), '18:30 EET');
    assert.equal(clockTime(Date.parse('2026-07-01T16:30Z'), kyiv, 'en'), '19:30 EEST');
  });

  it('names a zone without an abbreviation by its offset', () => {
    assert.equal(zoneName(evening, 'Asia/Kathmandu', 'en'), 'UTC+5:45');
    assert.equal(zoneName(evening, 'America/New_York', 'uk'), 'UTC-5');
    assert.equal(zoneName(evening, 'UTC', 'uk'), 'UTC');
  });

  it('is a date in the reader’s language, on the day of the zone', () => {
    assert.equal(calendarDate(at('23:00'), kyiv, 'en'), '23 November 2026');
    assert.equal(calendarDate(at('21:00'), kyiv, 'uk'), '22 листопада 2026 р.');
    assert.equal(dateAndTime(evening, kyiv, 'en'), '22 November 2026, 18:30 EET');
  });
});

describe('a zone', () => {
  it('is an IANA name that this machine knows', () => {
    assert.deepEqual(['Europe/Kyiv', 'UTC', 'Europe/Nowhere', ''].map(isZone), [true, true, false, false]);
  });
});
