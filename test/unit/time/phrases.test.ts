import assert from 'node:assert/strict';
import { parseTime } from '../../../src/time/phrases.ts';

const now = Date.parse('2026-11-22T16:02:00Z');
const past = { now, zone: 'Europe/Kyiv', direction: 'past' as const };
const future = { ...past, direction: 'future' as const };
const iso = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

describe('a typed time', () => {
  it('is a clock time in the zone that was asked in', () => {
    assert.equal(iso(parseTime('17:30', past)), '2026-11-22T15:30:00.000Z');
    assert.equal(iso(parseTime('18.30', future)), '2026-11-22T16:30:00.000Z');
    assert.equal(iso(parseTime('1430', past)), '2026-11-22T12:30:00.000Z');
  });

  it('is the last or the next such time, over midnight', () => {
    assert.equal(iso(parseTime('23:00', past)), '2026-11-21T21:00:00.000Z');
    assert.equal(iso(parseTime('0:30', future)), '2026-11-22T22:30:00.000Z');
  });

  it('is minutes ago or ahead', () => {
    assert.equal(iso(parseTime('20 min', past)), '2026-11-22T15:42:00.000Z');
    assert.equal(iso(parseTime('45', future)), '2026-11-22T16:47:00.000Z');
    assert.equal(parseTime('now', past), now);
  });

  it('is hours ago or ahead, in both languages', () => {
    assert.equal(iso(parseTime('2 h', past)), '2026-11-22T14:02:00.000Z');
    assert.equal(iso(parseTime('1.5 hours', future)), '2026-11-22T17:32:00.000Z');
    assert.equal(iso(parseTime('1 год', future)), '2026-11-22T17:02:00.000Z');
    assert.equal(iso(parseTime('2 h ago', past)), '2026-11-22T14:02:00.000Z');
    assert.equal(iso(parseTime('15 хв тому', past)), '2026-11-22T15:47:00.000Z');
    assert.equal(parseTime('2 h ago', future), undefined);
    assert.equal(parseTime('in 2 h', future), parseTime('2 h', future));
    assert.equal(parseTime('через 20 хв', future), parseTime('20', future));
    assert.equal(parseTime('in 2 h', past), undefined);
  });

  it('is a clock time with am or pm, and with a day before or after', () => {
    assert.equal(iso(parseTime('5pm', past)), '2026-11-22T15:00:00.000Z');
    assert.equal(iso(parseTime('12:30 am', future)), '2026-11-22T22:30:00.000Z');
    assert.equal(iso(parseTime('tomorrow 9:00', future)), '2026-11-23T07:00:00.000Z');
    assert.equal(iso(parseTime('вчора 23:15', past)), '2026-11-21T21:15:00.000Z');
    for (const text of ['13 pm', '0am', 'someday 9:00', 'tomorrow', 'tomorrow 24:00']) {
      assert.equal(parseTime(text, future), undefined, text);
    }
  });

  it('is a date with a time, in the zone or with its own', () => {
    assert.equal(iso(parseTime('2026-11-20 09:15', past)), '2026-11-20T07:15:00.000Z');
    assert.equal(iso(parseTime('2026-11-20T09:15:00Z', past)), '2026-11-20T09:15:00.000Z');
    assert.equal(iso(parseTime('2026-11-20T09:15:00+05:30', past)), '2026-11-20T03:45:00.000Z');
  });

  it('is nothing where the zone’s clocks never show it, and the first one where they do twice', () => {
    const spring = {
      now: Date.parse('2026-03-30T10:00:00Z'),
      zone: 'Europe/Kyiv',
      direction: 'past' as const,
    };
    assert.equal(parseTime('2026-03-29 03:30', spring), undefined);
    const autumn = {
      now: Date.parse('2026-10-26T10:00:00Z'),
      zone: 'Europe/Kyiv',
      direction: 'past' as const,
    };
    assert.equal(iso(parseTime('2026-10-25 03:30', autumn)), '2026-10-25T00:30:00.000Z');
  });

  it('refuses what is no time', () => {
    for (const text of ['', 'soon', '25:00', '12:60', '2026-13-01 10:00', 'tomorrow']) {
      assert.equal(parseTime(text, past), undefined, text);
    }
  });
});
