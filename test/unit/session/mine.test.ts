import assert from 'node:assert/strict';
import type { EventDraft } from '../../../src/incident/events.ts';
import { Incidents } from '../../../src/session/incidents.ts';
import { duePromises } from '../../../src/session/attention.ts';
import { awaitsMe, isGivenAway, isMine } from '../../../src/session/mine.ts';
import { testHome, type TestHome } from './home.ts';

describe('whose incident it is', () => {
  let home: TestHome;
  let incidents: Incidents;
  let id: string;
  const record = (draft: EventDraft): Promise<unknown> => incidents.record(id, draft);
  const reread = async (): Promise<void> => {
    await incidents.useHomes([]);
    await incidents.useHomes([home]);
  };
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

  it('stays mine after I handed it over, and counts down, until somebody else joins', async () => {
    await record({ event: 'update-promised', to: 'acme', due: '2026-11-22T16:30:00.000Z' });
    await record({ event: 'handed-over', to: 'B. Colleague', owed: ['x'] });
    assert.equal(mine(), true);
    assert.equal(isGivenAway(incidents.get(id)!), true);
    assert.equal(duePromises(incidents).length, 1);
    const other = await testHome('B. Colleague', home.store.root);
    await other.store.append(id, { event: 'note', text: 'reading' });
    await reread();
    assert.equal(mine(), true, 'a note is no word that they have it');
    await other.store.append(id, { event: 'joined' });
    await reread();
    assert.equal(mine(), false);
    assert.deepEqual(duePromises(incidents), []);
  });

  it('stays mine when somebody joined before I handed it over', async () => {
    const other = await testHome('B. Colleague', home.store.root);
    await other.store.append(id, { event: 'joined' });
    await reread();
    await record({ event: 'handed-over', to: 'B. Colleague', owed: [] });
    assert.equal(mine(), true);
  });

  it('is no longer mine once I recorded who has taken it over, and how I know', async () => {
    await record({ event: 'taken-over', to: 'B. Colleague', how: 'by mistake, nothing was handed over' });
    assert.equal(mine(), true);
    await record({ event: 'handed-over', to: 'B. Colleague', owed: [] });
    await record({ event: 'taken-over', to: 'B. Colleague', how: 'on the phone' });
    assert.equal(mine(), false);
    assert.equal(isGivenAway(incidents.get(id)!), false);
  });

  it('is no longer mine at once where version 0.1 handed it over', async () => {
    await record({ event: 'handed-over', to: 'B. Colleague' });
    assert.equal(mine(), false);
  });

  it('is mine when it is handed to me, and waits for me to say that I have it', async () => {
    const other = await testHome('B. Colleague', home.store.root);
    const { incident } = await other.store.create({ event: 'opened', title: 'Of B.' });
    await other.store.append(incident, { event: 'handed-over', to: 'A. Developer', owed: [] });
    await reread();
    const state = incidents.get(incident)!;
    assert.deepEqual([isMine(state), awaitsMe(state)], [true, true]);
    await incidents.record(incident, { event: 'joined' });
    assert.equal(awaitsMe(incidents.get(incident)!), false);
  });

  it('is mine again when I join it, or when it is handed back', async () => {
    await record({ event: 'handed-over', to: 'B. Colleague' });
    await record({ event: 'joined' });
    assert.equal(mine(), true);
    await record({ event: 'handed-over', to: 'B. Colleague' });
    const other = await testHome('B. Colleague', home.store.root);
    await other.store.append(id, { event: 'handed-over', to: 'A. Developer' });
    await incidents.record(id, { event: 'note', text: 'still here' });
    await reread();
    assert.equal(mine(), true);
  });

  it('stays mine when others hand it on among themselves', async () => {
    const other = await testHome('B. Colleague', home.store.root);
    await other.store.append(id, { event: 'joined' });
    await other.store.append(id, { event: 'handed-over', to: 'C. Third' });
    await reread();
    assert.equal(mine(), true);
  });

  it('stays mine when the handover is taken back', async () => {
    await record({ event: 'handed-over', to: 'B. Colleague' });
    const target = incidents.get(id)!.events.at(-1)!.id;
    await record({ event: 'corrected', target, retracted: true });
    assert.equal(mine(), true);
  });
});
