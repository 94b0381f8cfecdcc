import assert from 'node:assert/strict';
import fc from 'fast-check';
import { durationParts, durationText } from '../../../src/time/durations.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('durationText', () => {
  const examples: readonly (readonly [ms: number, text: string])[] = [
    [0, '0 s'],
    [-5 * minute, '0 s'],
    [999, '0 s'],
    [minute - 1, '59 s'],
    [minute, '1 min'],
    [12 * minute + 40 * second, '12 min'],
    [hour - 1, '59 min'],
    [hour, '1 h'],
    [hour + 5 * minute + 59 * second, '1 h 05 min'],
    [36 * hour, '36 h'],
    [2 * day - 1, '47 h 59 min'],
    [2 * day, '2 d'],
    [2 * day + 3 * hour + 59 * minute, '2 d 3 h'],
  ];
  for (const [ms, text] of examples)
    it(`says ${text} for ${ms} ms`, () => assert.equal(durationText(ms), text));

  it('never says more than has passed, and less by under one of the smallest unit that it names', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100 * day }), (ms) => {
        const { said, unit } = saidMs(ms);
        assert.ok(said <= ms && ms - said < unit, `${ms} ms: ${durationText(ms)}`);
      }),
      { seed: 20261129 },
    );
  });
});

function saidMs(ms: number): { said: number; unit: number } {
  const parts = durationParts(ms);
  switch (parts.unit) {
    case 'seconds':
      return { said: parts.seconds * second, unit: second };
    case 'minutes':
      return { said: parts.minutes * minute, unit: minute };
    case 'hours':
      return { said: parts.hours * hour + parts.minutes * minute, unit: minute };
    case 'days':
      return { said: parts.days * day + parts.hours * hour, unit: hour };
  }
}
