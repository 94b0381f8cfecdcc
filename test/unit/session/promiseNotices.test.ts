import assert from 'node:assert/strict';
import { Incidents } from '../../../src/session/incidents.ts';
import { PromiseNotices } from '../../../src/session/promiseNotices.ts';
import { testHome, type TestHome } from './home.ts';

const minute = 60_000;

describe('what a person is told of promises', () => {
  let home: TestHome;
  let incidents: Incidents;
  let id: string;
  let told: string[];
  let claimed: Set<string>;
  let window: { focused: boolean; quiet: boolean };
  let notices: PromiseNotices;

  const open = (): PromiseNotices =>
    new PromiseNotices({
      incidents,
      now: () => home.now,
      mayTell: () => window.focused,
      isQuiet: () => Promise.resolve(window.quiet),
      claim: ({ promise, stage }) => {
        const key = `${promise.id} ${stage}`;
        const isOurs = !claimed.has(key);
        claimed.add(key);
        return Promise.resolve(isOurs);
      },
      tell: ({ stage }) => told.push(stage),
    });

  beforeEach(async () => {
    home = await testHome();
    incidents = new Incidents({
      watch: () => ({ dispose: () => undefined }),
      onFailure: (_id, error) => assert.fail(String(error)),
    });
    await incidents.useHomes([home]);
    id = (await incidents.create(home, { event: 'opened', title: 'Checkout is down' })).incident.id;
    const due = new Date(home.now + 30 * minute).toISOString();
    await incidents.record(id, { event: 'update-promised', to: 'acme', due });
    told = [];
    claimed = new Set();
    window = { focused: true, quiet: false };
    notices = open();
  });

  afterEach(() => home.remove());

  const lookAt = async (minutes: number, by = notices): Promise<readonly string[]> => {
    home.now = Date.parse('2026-11-22T16:00:00Z') + minutes * minute;
    await by.look();
    return told;
  };

  it('is a warning five minutes before, and once more when it is overdue', async () => {
    assert.deepEqual(await lookAt(24), []);
    assert.deepEqual(await lookAt(25), ['due-soon']);
    assert.deepEqual(await lookAt(29), ['due-soon']);
    assert.deepEqual(await lookAt(30), ['due-soon', 'overdue']);
    assert.deepEqual(await lookAt(45), ['due-soon', 'overdue']);
  });

  it('comes from one window only', async () => {
    const other = open();
    await lookAt(31);
    assert.deepEqual(await lookAt(32, other), ['overdue']);
  });

  it('waits for the end of quiet hours, and for the person to come back to the window', async () => {
    window.quiet = true;
    assert.deepEqual(await lookAt(26), []);
    window = { focused: false, quiet: false };
    assert.deepEqual(await lookAt(27), []);
    window.focused = true;
    assert.deepEqual(await lookAt(28), ['due-soon']);
  });

  it('is nothing once the client was told', async () => {
    const sent = { event: 'update-sent', to: 'acme', kind: 'progress', channel: 'mail', next: null } as const;
    await incidents.record(id, sent);
    assert.deepEqual(await lookAt(31), []);
  });
});
