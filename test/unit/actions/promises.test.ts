import assert from 'node:assert/strict';
import { changeStatus } from '../../../src/actions/changeStatus.ts';
import { promiseUpdate } from '../../../src/actions/promiseUpdate.ts';
import { recordSent } from '../../../src/actions/recordSent.ts';
import { outstanding, promiseState } from '../../../src/incident/promises.ts';
import { TestDesk } from './context.ts';

const minute = 60_000;

describe('promises and what was sent', () => {
  let desk: TestDesk;
  const at = (minutes: number): number => Date.parse('2026-11-22T16:00:00Z') + minutes * minute;
  const send = (to: string, next?: number, kind = 'progress'): Promise<void> =>
    recordSent(desk.context, desk.id, {
      to,
      kind,
      channel: 'mail',
      text: 'We are looking.',
      ...(next === undefined ? {} : { next }),
    });
  const states = (): string[] =>
    desk.incident.promises.map((promise) => `${promise.to} ${promiseState(promise, desk.home.now)}`);

  beforeEach(async () => {
    desk = await TestDesk.open();
  });

  afterEach(() => desk.home.remove());

  it('a message that announces the promise doesn’t keep it, the next one does', async () => {
    await promiseUpdate(desk.context, desk.id, { to: 'acme', due: at(30) });
    await send('acme', at(30), 'acknowledgement');
    assert.deepEqual(states(), ['acme waiting']);
    desk.home.now = at(20);
    await send('acme', at(50));
    assert.deepEqual(states(), ['acme kept', 'acme waiting']);
  });

  it('a draft that goes out only after the time it names answers that promise, late, and promises nothing', async () => {
    await promiseUpdate(desk.context, desk.id, { to: 'acme', due: at(30) });
    desk.home.now = at(40);
    await send('acme', at(30));
    assert.deepEqual(states(), ['acme late']);
  });

  it('answers one client’s promise and leaves the other’s', async () => {
    await promiseUpdate(desk.context, desk.id, { to: 'acme', due: at(30) });
    await promiseUpdate(desk.context, desk.id, { to: 'globex', due: at(30) });
    desk.home.now = at(10);
    await send('globex', at(60));
    assert.deepEqual(states(), ['acme waiting', 'globex kept', 'globex waiting']);
  });

  it('answers a promise that was made before the client had a name', async () => {
    await promiseUpdate(desk.context, desk.id, { to: '', due: at(30) });
    await desk.record({ event: 'detail', field: 'client', value: 'acme' });
    desk.home.now = at(10);
    await send('acme', at(60));
    assert.deepEqual(states(), [' kept', 'acme waiting']);
  });

  it('a promise without a client stays owed beside a later one, and one message answers both', async () => {
    await promiseUpdate(desk.context, desk.id, { to: '', due: at(30) });
    await desk.record({ event: 'detail', field: 'client', value: 'acme' });
    await promiseUpdate(desk.context, desk.id, { to: 'acme', due: at(45) });
    assert.deepEqual(states(), [' waiting', 'acme waiting']);
    desk.home.now = at(10);
    await send('acme');
    assert.deepEqual(states(), [' kept', 'acme kept']);
  });

  it('does not take the second client’s message for an answer to a promise without a client', async () => {
    await promiseUpdate(desk.context, desk.id, { to: '', due: at(30) });
    await desk.record({ event: 'detail', field: 'client', value: 'acme' });
    await desk.record({ event: 'detail', field: 'client', value: 'globex' });
    await send('globex');
    assert.deepEqual(states(), [' waiting']);
  });

  it('what stays among ourselves neither keeps nor makes a promise', async () => {
    await promiseUpdate(desk.context, desk.id, { to: '', due: at(30) });
    await send('', at(60), 'team-notice');
    assert.deepEqual(states(), [' waiting']);
    assert.equal(desk.incident.updates.length, 1);
  });

  it('a new time alone leaves the old promise overdue', async () => {
    await promiseUpdate(desk.context, desk.id, { to: 'acme', due: at(30) });
    desk.home.now = at(35);
    await promiseUpdate(desk.context, desk.id, { to: 'acme', due: at(60) });
    assert.deepEqual(states(), ['acme overdue', 'acme waiting']);
  });

  it('after the resolution the message that tells of it answers the last promise', async () => {
    await promiseUpdate(desk.context, desk.id, { to: 'acme', due: at(30) });
    desk.home.now = at(10);
    await changeStatus(desk.context, desk.id, { event: 'resolved' });
    assert.equal(outstanding(desk.incident).length, 1);
    await send('acme', undefined, 'resolved');
    assert.deepEqual(states(), ['acme kept']);
  });
});
