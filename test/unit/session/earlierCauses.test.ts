import assert from 'node:assert/strict';
import { Incidents } from '../../../src/session/incidents.ts';
import { recurrencesOf } from '../../../src/session/earlierCauses.ts';
import { testHome, type TestHome } from './home.ts';

const hour = 3_600_000;

describe('earlier incidents of the same cause', () => {
  let home: TestHome;
  let incidents: Incidents;

  beforeEach(async () => {
    home = await testHome();
    incidents = new Incidents({
      watch: () => ({ dispose: () => undefined }),
      onFailure: (_id, error) => assert.fail(String(error)),
    });
    await incidents.useHomes([home]);
  });

  afterEach(() => home.remove());

  async function opened(title: string, sha: string, verdict: 'confirmed' | 'cleared'): Promise<string> {
    home.now += hour;
    const { incident } = await incidents.create(home, { event: 'opened', title });
    await incidents.record(incident.id, { event: 'suspect-judged', sha, verdict, subject: 'x' });
    return incident.id;
  }

  const found = (id: string): readonly string[] => recurrencesOf(incidents, incidents.get(id)!.incident);

  it('are those with the same confirmed commit, oldest first', async () => {
    const first = await opened('Refunds fail', 'abc', 'confirmed');
    const second = await opened('Vouchers fail', 'abc', 'confirmed');
    await opened('Search is slow', 'def', 'confirmed');
    await opened('Login fails', 'abc', 'cleared');
    const now = await opened('Payments fail', 'abc', 'confirmed');
    assert.deepEqual(found(now), [first, second]);
    assert.deepEqual(found(first), []);
  });

  it('are none where no cause is confirmed', async () => {
    await opened('Refunds fail', 'abc', 'cleared');
    assert.deepEqual(found(await opened('Payments fail', 'abc', 'cleared')), []);
  });

  it('name a private one only in a private one', async () => {
    const hidden = await opened('Refunds fail', 'abc', 'confirmed');
    await incidents.record(hidden, { event: 'detail', field: 'private', value: 'true' });
    const now = await opened('Payments fail', 'abc', 'confirmed');
    assert.deepEqual(found(now), []);
    await incidents.record(now, { event: 'detail', field: 'private', value: 'true' });
    assert.deepEqual(found(now), [hidden]);
  });
});
