import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countdown, overduePromises } from '../../../src/session/countdown.ts';
import { Current } from '../../../src/session/current.ts';
import { Incidents } from '../../../src/session/incidents.ts';
import { PromiseClock, untilNextChange } from '../../../src/session/promiseClock.ts';
import { testHome, type TestHome } from './home.ts';

const minute = 60_000;

describe('countdown clock', () => {
  let home: TestHome;
  let incidents: Incidents;
  let timers: Map<() => void, number>;
  let clock: PromiseClock;

  beforeEach(async () => {
    home = await testHome();
    incidents = new Incidents({
      watch: () => ({ dispose: () => undefined }),
      onFailure: (_id, error) => assert.fail(String(error)),
    });
    timers = new Map();
    clock = new PromiseClock(
      incidents,
      () => home.now,
      (callback, delay) => {
        timers.set(callback, delay);
        return { dispose: () => timers.delete(callback) };
      },
    );
    await incidents.useHomes([home]);
  });

  afterEach(async () => {
    clock.dispose();
    incidents.dispose();
    await home.remove();
  });

  /** Lets the only timer ring at its time; returns how long it took, ms. */
  const ring = (): number => {
    assert.equal(timers.size, 1);
    const [callback, delay] = [...timers][0]!;
    timers.clear();
    home.now += delay;
    callback();
    return delay;
  };

  const promise = async (inMs: number): Promise<string> => {
    const { incident } = await incidents.create(home, { event: 'opened', title: 'Checkout is down' });
    await incidents.record(incident.id, {
      event: 'update-promised',
      to: 'acme',
      due: new Date(home.now + inMs).toISOString(),
    });
    return incident.id;
  };

  it('has no timer without an open incident, and none without a promise', async () => {
    assert.equal(timers.size, 0);
    const { incident } = await incidents.create(home, { event: 'opened', title: 'Checkout is down' });
    assert.equal(timers.size, 0);
    await incidents.record(incident.id, {
      event: 'update-promised',
      to: '',
      due: new Date(home.now + minute).toISOString(),
    });
    assert.equal(timers.size, 1);
    await incidents.record(incident.id, { event: 'resolved' });
    assert.equal(timers.size, 0);
  });

  it('redraws once a minute until the last minute, then each second', async () => {
    await promise(4 * minute);
    let redraws = 0;
    clock.onTick(() => redraws++);
    assert.equal(ring(), minute);
    assert.equal(ring(), minute, 'nearly due from here on');
    assert.equal(ring(), minute);
    assert.equal(redraws, 3);
    for (let second = 0; second < 60; second++) assert.equal(ring(), 1000);
    assert.equal(ring(), minute, 'overdue: once a minute again');
  });

  it('looks again at the moment when a promise becomes nearly due', async () => {
    const id = await promise(10 * minute + 30_000);
    const current = new Current(incidents, { get: () => id, set: () => undefined });
    while (countdown(incidents, current, home.now).kind === 'waiting') ring();
    assert.equal(home.now, Date.parse('2026-11-22T16:00:00Z') + (10 * minute + 30_000) * 0.8);
    current.dispose();
  });

  it('is right after sleep and after the clock was set, since it is computed from instants', async () => {
    const id = await promise(30 * minute);
    const current = new Current(incidents, { get: () => id, set: () => undefined });
    home.now += 25 * minute;
    const nearly = countdown(incidents, current, home.now);
    assert.ok(nearly.kind === 'due-soon' && nearly.left === 5 * minute);
    home.now += 6 * minute;
    const late = countdown(incidents, current, home.now);
    assert.ok(late.kind === 'overdue' && late.left === minute);
    assert.equal(overduePromises(incidents, home.now).length, 1);
    home.now -= 20 * minute;
    assert.equal(countdown(incidents, current, home.now).kind, 'waiting');
    current.dispose();
  });

  it('counts down only for incidents that are mine', async () => {
    const other = await testHome('B. Colleague', home.store.root);
    const { incident: id } = await other.store.create({ event: 'opened', title: 'Not mine' });
    await other.store.append(id, {
      event: 'update-promised',
      to: '',
      due: new Date(home.now + minute).toISOString(),
    });
    await incidents.useHomes([]);
    await incidents.useHomes([home]);
    assert.equal(incidents.all().length, 1);
    assert.equal(timers.size, 0);
    await incidents.record(id, { event: 'joined' });
    assert.equal(timers.size, 1);
  });

  it('never waits longer than a minute, and never for nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 1e12 }), (left, now) => {
        const wait = untilNextChange(now + left, now);
        assert.ok(wait > 0 && wait <= minute);
      }),
    );
  });
});
