import assert from 'node:assert/strict';
import type { EventDraft } from '../../../src/incident/events.ts';
import { Incidents } from '../../../src/session/incidents.ts';
import { isMine } from '../../../src/session/mine.ts';
import { duePromises } from '../../../src/session/promiseClock.ts';
import { testHome, type TestHome } from './home.ts';

describe('whose incident it is', () => {
  let home: TestHome;
  let incidents: Incidents;
  let id: string;
  const record = (draft: EventDraft): Promise<unknown> => incidents.record(id, draft);
  const mine = (): boolean => isMine(incidents.get(id)!);

  beforeEach(async () => {
    home = await testHome('A. Developer');
    incidents = new Incidents({
      watch: () => ({ dispose: () => undefined }),
      onFailure: (_id, error) => assert.fail(String(error)),
    });
    await incidents.useHomes([home]);
    id = (await incidents.create(home, { event: 'opened', title: 'Checkout is down' })).incident.id;
  });

  afterEach(() => home.remove());

  it('is mine when I opened it, and counts down', async () => {
    await record({ event: 'update-promised', to: 'acme', due: '2026-11-22T16:30:00.000Z' });
    assert.equal(mine(), true);
    assert.equal(duePromises(incidents).length, 1);
  });

  it('is no longer mine once I handed it over, and its countdown is gone', async () => {
    await record({ event: 'update-promised', to: 'acme', due: '2026-11-22T16:30:00.000Z' });
    await record({ event: 'handed-over', to: 'B. Colleague' });
    assert.equal(mine(), false);
    assert.deepEqual(duePromises(incidents), []);
  });

  it('is mine again when I join it, or when it is handed back', async () => {
    await record({ event: 'handed-over', to: 'B. Colleague' });
    await record({ event: 'joined' });
    assert.equal(mine(), true);
    await record({ event: 'handed-over', to: 'B. Colleague' });
    const other = await testHome('B. Colleague', home.store.root);
    await other.store.append(id, { event: 'handed-over', to: 'A. Developer' });
    await incidents.record(id, { event: 'note', text: 'still here' });
    await incidents.useHomes([]);
    await incidents.useHomes([home]);
    assert.equal(mine(), true);
  });

  it('stays mine when others hand it on among themselves', async () => {
    const other = await testHome('B. Colleague', home.store.root);
    await other.store.append(id, { event: 'joined' });
    await other.store.append(id, { event: 'handed-over', to: 'C. Third' });
    await incidents.useHomes([]);
    await incidents.useHomes([home]);
    assert.equal(mine(), true);
  });

  it('stays mine when the handover is taken back', async () => {
    await record({ event: 'handed-over', to: 'B. Colleague' });
    const target = incidents.get(id)!.events.at(-1)!.id;
    await record({ event: 'corrected', target, retracted: true });
    assert.equal(mine(), true);
  });
});
