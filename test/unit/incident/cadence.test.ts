import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  isQuiet,
  nextUpdateAt,
  nextWorkingDay,
  roundTimes,
  type Calendar,
} from '../../../src/incident/cadence.ts';
import { bareClock } from '../../../src/time/instants.ts';
import { instantAt, wallTime } from '../../../src/time/wallTime.ts';

const calendar: Calendar = {
  days: [1, 2, 3, 4, 5],
  from: 9 * 60,
  to: 18 * 60,
  holidays: ['2026-12-25'],
  quiet: { from: 22 * 60, to: 7 * 60 },
};
const kyiv = 'Europe/Kyiv';

function utc(text: string): number {
  return Date.parse(`${text}Z`);
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 16);
}

describe('the next update', () => {
  it('is a round time within the cadence, never sooner than half of it', () => {
    const next = (now: string, cadence: number): string =>
      iso(nextUpdateAt({ now: utc(now), severity: { cadence }, calendar, zone: kyiv }));
    assert.equal(next('2026-11-22T16:02:40', 30), '2026-11-22T16:30');
    assert.equal(next('2026-11-22T16:00:00', 15), '2026-11-22T16:15');
    assert.equal(next('2026-11-22T23:58:00', 60), '2026-11-23T00:55');
    assert.equal(next('2026-11-22T16:01:30', 3), '2026-11-22T16:05');
    assert.equal(next('2026-11-22T16:02:30', 5), '2026-11-22T16:05');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 1, max: 600 }), (now, cadence) => {
        const wait = nextUpdateAt({ now, severity: { cadence }, calendar, zone: 'UTC' }) - now;
        assert.ok(wait >= cadence * 30_000 && wait <= (cadence + 1) * 60_000);
      }),
    );
  });

  it('may be chosen from round clock times in the client’s zone', () => {
    const times = (zone: string): string[] =>
      roundTimes({ now: utc('2026-11-22T16:02:00'), severity: { cadence: 30 }, calendar, zone }).map((at) =>
        bareClock(at, zone),
      );
    assert.deepEqual(times(kyiv), ['18:30', '18:45', '19:00', '19:15', '19:30', '20:00', '09:00']);
    assert.deepEqual(times('Asia/Kathmandu').slice(0, 5), ['22:15', '22:30', '22:45', '23:00', '23:30']);
  });

  it('may be chosen soonest first, also where work begins in between', () => {
    const times = roundTimes({
      now: utc('2026-11-23T08:20:00'),
      severity: { cadence: 30 },
      calendar: { ...calendar, from: 9 * 60 + 10 },
      zone: 'UTC',
    });
    assert.deepEqual(
      times.map((at) => bareClock(at, 'UTC')),
      ['08:45', '09:00', '09:10', '09:15', '09:30', '10:00', '10:30'],
    );
  });

  it('leaves out the middle of a working day that begins later', () => {
    const late = { ...calendar, from: 13 * 60 };
    const severity = { cadence: 'next-working-day' } as const;
    const times = roundTimes({ now: utc('2026-11-22T16:02:00'), severity, calendar: late, zone: 'UTC' });
    assert.deepEqual(times.map(iso), ['2026-11-23T13:00', '2026-11-23T18:00']);
  });

  it('is at the start, the middle or the end of the next working day where that is the cadence', () => {
    const severity = { cadence: 'next-working-day' } as const;
    const question = { now: utc('2026-11-22T16:02:00'), severity, calendar, zone: kyiv };
    assert.equal(iso(nextUpdateAt(question)), '2026-11-23T07:00');
    assert.deepEqual(roundTimes(question).map(iso), [
      '2026-11-23T07:00',
      '2026-11-23T10:00',
      '2026-11-23T16:00',
    ]);
  });
});

describe('the next working day', () => {
  it('skips weekends and holidays, and is today before work begins', () => {
    const next = (now: string): string => iso(nextWorkingDay(utc(now), calendar, 'UTC'));
    assert.equal(next('2026-11-20T17:00:00'), '2026-11-23T09:00');
    assert.equal(next('2026-11-23T02:00:00'), '2026-11-23T09:00');
    assert.equal(next('2026-11-23T09:00:00'), '2026-11-24T09:00');
    assert.equal(next('2026-12-24T12:00:00'), '2026-12-28T09:00');
  });

  it('begins at the same wall time on both sides of a clock change', () => {
    assert.equal(iso(nextWorkingDay(utc('2026-03-27T12:00:00'), calendar, kyiv)), '2026-03-30T06:00');
    assert.equal(iso(nextWorkingDay(utc('2026-10-23T16:00:00'), calendar, kyiv)), '2026-10-26T07:00');
  });

  it('is tomorrow for a calendar without working days', () => {
    const never = { ...calendar, days: [] };
    assert.equal(iso(nextWorkingDay(utc('2026-11-20T17:00:00'), never, 'UTC')), '2026-11-21T09:00');
  });
});

describe('quiet hours', () => {
  it('go over midnight and end in the morning', () => {
    const quiet = (now: string): boolean => isQuiet(utc(now), calendar, kyiv);
    assert.deepEqual(
      ['2026-11-22T19:59:00', '2026-11-22T20:00:00', '2026-11-23T04:59:00', '2026-11-23T05:00:00'].map(quiet),
      [false, true, true, false],
    );
    assert.equal(isQuiet(utc('2026-11-22T23:00:00'), { ...calendar, quiet: undefined }, kyiv), false);
  });

  it('may lie within a day, and are none where they begin when they end', () => {
    const noon = { ...calendar, quiet: { from: 12 * 60, to: 14 * 60 } };
    const quiet = (now: string): boolean => isQuiet(utc(now), noon, 'UTC');
    assert.deepEqual(
      ['2026-11-22T11:59', '2026-11-22T12:00', '2026-11-22T13:59', '2026-11-22T14:00'].map(quiet),
      [false, true, true, false],
    );
    const none = { ...calendar, quiet: { from: 12 * 60, to: 12 * 60 } };
    assert.deepEqual(
      ['2026-11-22T11:59', '2026-11-22T12:00'].map((now) => isQuiet(utc(now), none, 'UTC')),
      [false, false],
    );
  });
});

describe('wall times', () => {
  it('come back to the same wall time in any zone, or later where clocks skip it', () => {
    const zones = [kyiv, 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Chatham', 'UTC'];
    const changes = [
      '2026-03-29T01:00',
      '2026-10-25T01:00',
      '2026-03-08T07:00',
      '2026-11-01T06:00',
      '2026-04-04T14:45',
    ];
    const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -36 * 60, max: 36 * 60 }));
    const time = fc.oneof(
      fc.integer({ min: utc('2000-01-01T00:00'), max: utc('2040-01-01T00:00') }),
      near.map(([change, minutes]) => utc(change) + minutes * 60_000),
    );
    fc.assert(
      fc.property(time, fc.constantFrom(...zones), (any, zone) => {
        const minute = Math.floor(any / 60_000) * 60_000;
        const back = instantAt(wallTime(minute, zone), zone);
        assert.deepEqual(wallTime(back, zone), wallTime(minute, zone));
        assert.ok(back <= minute);
      }),
    );
    const twice = instantAt({ year: 2026, month: 10, day: 25, minutes: 3 * 60 + 30 }, kyiv);
    assert.equal(iso(twice), '2026-10-25T00:30');
    const skipped = instantAt({ year: 2026, month: 3, day: 29, minutes: 3 * 60 + 30 }, kyiv);
    assert.equal(bareClock(skipped, kyiv), '04:30');
  });
});
