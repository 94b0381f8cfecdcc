import assert from 'node:assert/strict';
import fc from 'fast-check';
import { overduePromises } from '../../../src/session/attention.ts';
import { countdown } from '../../../src/session/countdown.ts';
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

  const kind = (): string | undefined => countdown(incidents, home.now, () => 5 * minute)?.first.kind;

  it('has no timer without an open incident, and none where nobody waits', async () => {
    assert.equal(timers.size, 0);
    const { incident } = await incidents.create(home, { event: 'opened', title: 'Checkout is down' });
    assert.equal(timers.size, 0);
    await incidents.record(incident.id, {
      event: 'update-promised',
      to: '',
      due: new Date(home.now + minute).toISOString(),
    });
    assert.equal(timers.size, 1);
    await incidents.record(incident.id, { event: 'closed', owed: [incident.promises[0]?.id ?? ''] });
    assert.equal(timers.size, 1, 'closing tells no client anything');
    await incidents.record(incident.id, {
      event: 'update-sent',
      to: '',
      kind: 'resolved',
      channel: 'mail',
      next: null,
    });
    assert.equal(timers.size, 0);
  });

  it('redraws once a minute until the last minute, then each second, and is red at the due second', async () => {
    await promise(4 * minute);
    let redraws = 0;
    clock.onTick(() => redraws++);
    assert.equal(ring(), minute);
    assert.equal(ring(), minute, 'nearly due from here on');
    assert.equal(ring(), minute);
    assert.equal(redraws, 3);
    for (let second = 0; second < 59; second++) assert.equal(ring(), 1000);
    assert.equal(kind(), 'due-soon');
    assert.equal(ring(), 1000);
    assert.equal(kind(), 'overdue');
    assert.equal(ring(), minute, 'overdue: once a minute again');
  });

  it('rings at the due moment also where the timer comes a little early', async () => {
    await promise(minute);
    for (let rings = 0; kind() !== 'overdue'; rings++) {
      assert.ok(rings < 200);
      const [callback, delay] = [...timers][0]!;
      timers.clear();
      home.now += delay > 1 ? delay - 1 : delay;
      callback();
    }
    assert.equal(home.now, Date.parse('2026-11-22T16:01:00Z'));
  });

  it('looks again at the moment when a promise becomes nearly due', async () => {
    await promise(10 * minute + 30_000);
    while (kind() === 'waiting') ring();
    assert.equal(home.now, Date.parse('2026-11-22T16:05:30Z'));
  });

  it('counts up for a client who has not heard from us, and stops when they have', async () => {
    const { incident } = await incidents.create(home, { event: 'opened', title: 'Checkout is down' });
    home.now += 20_000;
    await incidents.record(incident.id, { event: 'detail', field: 'client', value: 'acme' });
    assert.equal(ring(), 40_000);
    assert.equal(ring(), minute);
    assert.equal(kind(), 'not-acknowledged');
    await incidents.record(incident.id, {
      event: 'update-sent',
      to: 'acme',
      kind: 'acknowledgement',
      channel: 'mail',
      next: null,
    });
    assert.equal(timers.size, 0);
    assert.equal(kind(), 'no-promise');
  });

  it('is right after sleep and after the clock was set, since it is computed from instants', async () => {
    await promise(30 * minute);
    home.now += 25 * minute;
    assert.equal(kind(), 'due-soon');
    home.now += 6 * minute;
    assert.equal(kind(), 'overdue');
    assert.equal(overduePromises(incidents, home.now).length, 1);
    home.now -= 20 * minute;
    assert.equal(kind(), 'waiting');
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
