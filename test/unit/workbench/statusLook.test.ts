import assert from 'node:assert/strict';
import { attentions } from '../../../src/session/attention.ts';
import { countdown } from '../../../src/session/countdown.ts';
import { Incidents } from '../../../src/session/incidents.ts';
import { ReaderTimes } from '../../../src/session/readerTimes.ts';
import { statusLook, type StatusLook } from '../../../src/workbench/statusLook.ts';
import { testHome, type TestHome } from '../session/home.ts';

const minute = 60_000;
const second = 1_000;

describe('the status bar', () => {
  let home: TestHome;
  let incidents: Incidents;
  let id: string;

  beforeEach(async () => {
    home = await testHome();
    incidents = new Incidents({
      watch: () => ({ dispose: () => undefined }),
      onFailure: (_id, error) => assert.fail(String(error)),
    });
    await incidents.useHomes([home]);
    id = (await incidents.create(home, { event: 'opened', title: 'Checkout is down' })).incident.id;
    await incidents.record(id, { event: 'detail', field: 'client', value: 'acme' });
  });

  afterEach(() => home.remove());

  const promise = (minutes: number) =>
    incidents.record(id, {
      event: 'update-promised',
      to: 'acme',
      due: new Date(home.now + minutes * minute).toISOString(),
    });
  const send = (kind: string) =>
    incidents.record(id, { event: 'update-sent', to: 'acme', kind, channel: 'mail', next: null });
  const look = (current?: string): StatusLook => {
    const shown = statusLook(
      countdown(incidents, home.now, () => 5 * minute),
      {
        times: new ReaderTimes(
          () => 'UTC',
          () => 'en',
        ),
        now: home.now,
        config: () => undefined,
        current,
      },
    );
    assert.ok(shown);
    return shown;
  };
  const at = (ms: number): [string, string | undefined] => {
    home.now = Date.parse('2026-11-22T16:00:00Z') + ms;
    return [look().text.replace(/^\$\([a-z]+\) /, ''), look().background];
  };

  it('counts up until the client first hears from us, yellow once they should have', async () => {
    await promise(30);
    assert.deepEqual(at(59 * second), ['Not acknowledged', undefined]);
    assert.deepEqual(at(4 * minute), ['Not acknowledged: 4 min', undefined]);
    assert.deepEqual(at(5 * minute), ['Not acknowledged: 5 min', 'statusBarItem.warningBackground']);
    await send('say-it-back');
    assert.deepEqual(at(6 * minute), ['Update in 24 min', undefined]);
  });

  it('counts down to the second, never to “0 s”, and is red at the due second', async () => {
    await send('say-it-back');
    await promise(30);
    assert.deepEqual(at(26 * minute), ['Update in 4 min', 'statusBarItem.warningBackground']);
    assert.deepEqual(at(30 * minute - second), ['Update in 1 s', 'statusBarItem.warningBackground']);
    assert.equal(at(30 * minute - 1)[0], 'Update in 1 s');
    assert.deepEqual(at(30 * minute), ['Update overdue', 'statusBarItem.errorBackground']);
    assert.deepEqual(at(30 * minute + second), ['Update overdue', 'statusBarItem.errorBackground']);
    assert.equal(at(42 * minute + 40 * second)[0], 'Update overdue by 12 min');
    assert.equal(at(20 * 60 * minute)[0], 'Update overdue since 22 November 2026, 16:30 UTC');
  });

  it('names the incident that nobody promised anything, and how many others wait', async () => {
    await send('acknowledgement');
    const second = await incidents.create(home, { event: 'opened', title: 'Vouchers fail' });
    await incidents.record(second.incident.id, { event: 'detail', field: 'client', value: 'globex' });
    await incidents.record(second.incident.id, {
      event: 'update-sent',
      to: 'globex',
      kind: 'acknowledgement',
      channel: 'phone',
      next: null,
    });
    assert.equal(attentions(incidents, home.now, () => 0).length, 2);
    assert.equal(look().text, '$(megaphone) No update promised: Checkout is down +1');
    assert.ok(look().lines.includes('One more client waits to hear from us.'));
  });

  it('says how many promises were kept, of how many, and which incident the views show', async () => {
    await send('acknowledgement');
    for (let count = 0; count < 3; count++) {
      await promise(30);
      home.now += (count === 0 ? 40 : 10) * minute;
      await send('progress');
    }
    await promise(30);
    assert.ok(look().lines.includes('Promises kept: 2 of 3, late: 1'));
    assert.ok(look('Vouchers fail').lines.includes('The views show “Vouchers fail”.'));
    assert.equal(
      look('Checkout is down').lines.some((line) => line.startsWith('The views')),
      false,
    );
  });
});
