import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultConfig } from '../../../src/config/defaults.ts';
import { Incidents, type IncidentState } from '../../../src/session/incidents.ts';
import { LogDesk } from '../../../src/session/logDesk.ts';
import { LogSources } from '../../../src/session/logSources.ts';
import type { Home } from '../../../src/session/openStores.ts';
import { testHome, type TestHome } from './home.ts';

describe('the logs of the current incident', () => {
  let base: TestHome;
  let incidents: Incidents;
  let id: string;
  let desk: LogDesk;
  let seen: string[];
  let timers: (() => void)[];
  let change: (path: string | undefined) => void;
  let watched: number;
  let configFails: boolean;
  const state = (): IncidentState => incidents.get(id)!;
  const log = (): string => join(base.store.root, 'app.log');

  beforeEach(async () => {
    base = await testHome();
    const home: Home = { ...base, folder: base.store.root };
    incidents = new Incidents({
      watch: () => ({ dispose: () => undefined }),
      onFailure: (_id, error) => assert.fail(String(error)),
    });
    await incidents.useHomes([home]);
    id = (await incidents.create(home, { event: 'opened', title: 'Checkout is down' })).incident.id;
    await writeFile(log(), '2026-11-22T15:59:00Z ERROR card refused\n');
    seen = [];
    timers = [];
    watched = 0;
    configFails = false;
    const sources = new LogSources({
      isTrusted: () => true,
      now: () => base.now,
      configOf: () =>
        configFails
          ? Promise.reject(new Error('disk'))
          : Promise.resolve({
              ...defaultConfig,
              logs: [{ kind: 'files', label: 'app', paths: ['app.log'], timeZone: undefined }],
            }),
      logFiles: () => [],
      gate: {} as never,
      onFailure: () => undefined,
    });
    desk = new LogDesk({
      sources,
      isTrusted: () => true,
      now: () => base.now,
      watch: (_folder, listener) => {
        watched += 1;
        change = listener;
        return { dispose: () => (watched -= 1) };
      },
      setTimer: (callback) => {
        timers.push(callback);
        return { dispose: () => (timers = timers.filter((timer) => timer !== callback)) };
      },
      onFailure: () => undefined,
    });
    desk.onDidChange(({ kind }) => seen.push(kind));
  });

  afterEach(async () => {
    desk.dispose();
    await base.remove();
  });

  it('are read once, however many events are recorded meanwhile', async () => {
    const reading = desk.follow(state());
    await incidents.record(id, { event: 'note', text: 'looking' });
    await desk.follow(state());
    await reading;
    await incidents.record(id, { event: 'note', text: 'still looking' });
    await desk.follow(state());
    assert.deepEqual(seen, ['reading', 'read']);
  });

  it('are not read again for each event once it is resolved', async () => {
    await incidents.record(id, { event: 'resolved' });
    await desk.follow(state());
    await incidents.record(id, { event: 'note', text: 'after' });
    await desk.follow(state());
    assert.deepEqual(seen, ['reading', 'read']);
    assert.equal(watched, 0);
  });

  it('are read again a while after a change, also when it goes on changing', async () => {
    await desk.follow(state());
    change(log());
    change(log());
    change(`${log()}.1`);
    change(join(base.store.root, 'package.json'));
    assert.equal(timers.length, 1);
    const again = new Promise<void>((resolve) => desk.onDidChange(() => resolve()));
    timers[0]!();
    await again;
    assert.deepEqual(seen, ['reading', 'read', 'read']);
  });

  it('say so where they can’t be read, and are tried again', async () => {
    configFails = true;
    await desk.refresh(state());
    assert.deepEqual(desk.view, { kind: 'empty', why: 'failed' });
    configFails = false;
    await desk.refresh(state());
    assert.equal(desk.view.kind, 'read');
  });

  it('are not watched while nobody looks', async () => {
    await desk.follow(state());
    assert.equal(watched, 1);
    desk.rest();
    assert.equal(watched, 0);
  });
});
