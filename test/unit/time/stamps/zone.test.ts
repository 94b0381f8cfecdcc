import assert from 'node:assert/strict';
import { fixedOffset, zoneOf } from '../../../../src/time/stamps/zone.ts';
import type { Zone } from '../../../../src/time/stamps/zone.ts';

function zone(name: string): Zone {
  const found = zoneOf(name);
  assert.ok(found !== null);
  return found;
}

describe('zones', () => {
  it('reads both sides of the clock change in spring', () => {
    const kyiv = zone('Europe/Kyiv');
    assert.equal(kyiv.fromWall(Date.UTC(2025, 2, 30, 2, 59)).time, Date.UTC(2025, 2, 30, 0, 59));
    assert.equal(kyiv.fromWall(Date.UTC(2025, 2, 30, 4, 0)).time, Date.UTC(2025, 2, 30, 1, 0));
  });

  it('gives a time that the clock skipped one reading', () => {
    const { time, later } = zone('Europe/Kyiv').fromWall(Date.UTC(2025, 2, 30, 3, 30));
    assert.equal(time, Date.UTC(2025, 2, 30, 1, 30));
    assert.equal(later, null);
  });

  it('gives the hour that the clock repeats two readings', () => {
    const kyiv = zone('Europe/Kyiv');
    const { time, later } = kyiv.fromWall(Date.UTC(2025, 9, 26, 3, 30, 7));
    assert.equal(time, Date.UTC(2025, 9, 26, 0, 30, 7));
    assert.equal(later, Date.UTC(2025, 9, 26, 1, 30, 7));
    assert.ok(Number.isNaN(kyiv.unique(Date.UTC(2025, 9, 26, 3, 30, 7))));
    assert.equal(kyiv.unique(Date.UTC(2025, 9, 26, 4, 30)), Date.UTC(2025, 9, 26, 2, 30));
  });

  it('knows zones off the full hour, and a change of half an hour', () => {
    assert.equal(zone('Asia/Kolkata').fromWall(Date.UTC(2025, 0, 1)).time, Date.UTC(2024, 11, 31, 18, 30));
    const { time, later } = zone('Australia/Lord_Howe').fromWall(Date.UTC(2025, 3, 6, 1, 45));
    assert.equal((later ?? 0) - time, 1_800_000);
  });

  it('has no answer for what is no time', () => {
    const kyiv = zone('Europe/Kyiv');
    assert.ok(Number.isNaN(kyiv.unique(Number.NaN)));
    assert.equal(kyiv.unique(Date.UTC(2025, 0, 1)), Date.UTC(2024, 11, 31, 22));
    assert.ok(Number.isNaN(kyiv.earliest(Number.NaN)));
  });

  it('reads fixed offsets and refuses what is no zone', () => {
    assert.equal(fixedOffset('+05:30'), 330);
    assert.equal(fixedOffset('-0200'), -120);
    assert.equal(fixedOffset('UTC+2'), 120);
    assert.equal(zone('-02:00').fromWall(0).time, 7_200_000);
    assert.equal(zoneOf('Mars/Olympus'), null);
  });
});
