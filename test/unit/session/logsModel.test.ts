import assert from 'node:assert/strict';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultConfig } from '../../../src/config/defaults.ts';
import { Incidents, type IncidentState } from '../../../src/session/incidents.ts';
import type { LastDeploys } from '../../../src/session/logs/lastDeploys.ts';
import { LogsModel, type LogsRead } from '../../../src/session/logs/logsModel.ts';
import { LogSources } from '../../../src/session/logs/logSources.ts';
import type { LogEvidence } from '../../../src/session/logs/logWindow.ts';
import type { Home } from '../../../src/session/openStores.ts';
import { TestRepo } from '../git/repo.ts';
import { gitDeploys } from './gitDeploys.ts';
import { testHome, type TestHome } from './home.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('the logs of the current incident', () => {
  let base: TestHome;
  let incidents: Incidents;
  let id: string;
  let desk: LogsModel;
  let seen: string[];
  let timers: (() => void)[];
  let change: (path: string | undefined) => void;
  let watched: number;
  let configFails: boolean;
  const state = (): IncidentState => incidents.get(id)!;
  const log = (): string => join(base.store.root, 'app.log');
  const begin = (deploys: LastDeploys): LogsModel => {
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
      deploys,
      onFailure: () => undefined,
    });
    desk = new LogsModel({
      sources,
      deploys,
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
    return desk;
  };
  const read = (): LogsRead => {
    assert.equal(desk.view.kind, 'read');
    return desk.view;
  };
  const begun = (at: string): Promise<unknown> =>
    incidents.record(id, { event: 'detail', field: 'started', value: at });

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
    begin(gitDeploys([]));
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

  describe('whose start nobody told', () => {
    let shop: TestRepo;
    /** A deploy to production at a time of 22 November. */
    const deploy = (clock: string): void => {
      const at = Date.parse(`2026-11-22T${clock}:00Z`);
      shop.later((at - shop.later(0)) / minute);
      shop.git('tag', '-a', '-m', 'deploy', `deploy/production/${clock.replace(':', '-')}`);
    };

    beforeEach(() => {
      shop = new TestRepo();
      shop.commit('Begin', { 'a.txt': 'a' });
    });
    afterEach(() => shop.remove());

    it('are read from a day before the report while no deploy is known', async () => {
      const reported = base.now - 2 * hour;
      await incidents.record(id, {
        event: 'detail',
        field: 'reported',
        value: new Date(reported).toISOString(),
      });
      await desk.follow(state());
      assert.deepEqual(read().reason, { kind: 'day' });
      assert.deepEqual(read().window.span, { from: reported - 24 * hour, to: base.now });
    });

    it('are read from the last deploy before the report', async () => {
      deploy('11:40');
      deploy('15:10');
      deploy('16:30');
      begin(gitDeploys([shop.folder]));
      await desk.follow(state());
      assert.equal(read().window.span.from, Date.parse('2026-11-22T15:10:00Z'));
      assert.equal(read().reason.kind, 'deploy');
      await begun('2026-11-22T15:50:00Z');
      await desk.follow(state());
      assert.deepEqual(read().reason, { kind: 'start' });
      assert.equal(read().window.span.from, Date.parse('2026-11-22T15:35:00Z'));
    });

    it('are read from a day before the report where the last deploy is older', async () => {
      shop.git('tag', '-a', '-m', 'deploy', 'deploy/production/old');
      begin(gitDeploys([shop.folder]));
      await desk.follow(state());
      assert.deepEqual(read().reason, { kind: 'day' });
    });

    it('do not wait for slow git, and are read again once it told the deploy', async () => {
      deploy('15:10');
      let tell = (): void => undefined;
      const told = new Promise<void>((resolve) => (tell = resolve));
      const git = gitDeploys([shop.folder]);
      const slow = gitDeploys([shop.folder], {
        configOf: async () => {
          await told;
          return defaultConfig;
        },
        setTimer: (callback) => {
          setImmediate(callback);
          return { dispose: () => undefined };
        },
      });
      git.dispose();
      begin(slow);
      await desk.follow(state());
      assert.deepEqual(read().reason, { kind: 'day' });
      const again = new Promise<void>((resolve) =>
        desk.onDidChange(({ kind }) => kind === 'read' && resolve()),
      );
      tell();
      await again;
      assert.equal(read().window.span.from, Date.parse('2026-11-22T15:10:00Z'));
    });

    it('take a deploy that the search for suspects found by a command', async () => {
      const deploys = gitDeploys([shop.folder]);
      begin(deploys);
      await desk.follow(state());
      assert.deepEqual(read().reason, { kind: 'day' });
      const again = new Promise<void>((resolve) =>
        desk.onDidChange(({ kind }) => kind === 'read' && resolve()),
      );
      const found = {
        name: 'release 7',
        environment: 'production',
        sha: shop.git('rev-parse', 'HEAD'),
        at: Date.parse('2026-11-22T14:20:00Z'),
        kind: 'deploy',
        origin: 'deploy-log',
        by: undefined,
      } as const;
      deploys.learn(state(), [{ environment: 'production', deploys: [found] }]);
      await again;
      assert.deepEqual(read().reason, { kind: 'deploy', deploy: found });
    });

    it('ask git for nothing in a folder that is not trusted', async () => {
      let asked = 0;
      const untrusted = gitDeploys([shop.folder], {
        isTrusted: () => false,
        repositories: {
          all: () => {
            asked += 1;
            return Promise.resolve({ places: [] });
          },
        },
      });
      assert.equal(await untrusted.soon(state(), new AbortController().signal), undefined);
      assert.equal(asked, 0);
    });

    it('offer the first error of the new kinds, until somebody tells the start', async () => {
      await writeFile(log(), healthy('03:00', '15:59') + failing('12:06', 37));
      await desk.follow(state());
      const { offered } = read();
      assert.equal(offered?.time, Date.parse('2026-11-22T12:06:00Z'));
      assert.equal(offered.kind.count, 37);
      assert.ok(offered.sure > 0.99);
      await begun('2026-11-22T12:00:00Z');
      await desk.follow(state());
      assert.equal(read().offered, undefined);
    });

    it('offer none where the log begins with the errors: they may have come before', async () => {
      await writeFile(log(), failing('12:06', 37) + healthy('12:06', '15:59'));
      await desk.follow(state());
      assert.equal(read().kinds?.kinds[0]?.change, 'new');
      assert.equal(read().offered, undefined);
    });

    it('offer none where a lone error may be chance', async () => {
      await writeFile(log(), healthy('03:00', '15:59') + failing('08:00', 1));
      await desk.follow(state());
      assert.equal(read().kinds?.kinds[0]?.count, 1);
      assert.equal(read().offered, undefined);
    });
  });

  describe('as evidence', () => {
    const evidence = (): Promise<LogEvidence> => desk.evidence(state(), new AbortController().signal);
    const write = (text: string): Promise<void> => appendFile(log(), `2026-11-22T15:59:30Z ERROR ${text}\n`);
    const has = async (text: string): Promise<boolean> =>
      (await evidence()).errors.some((error) => error.includes(text));

    it('are read again once what was read is forgotten', async () => {
      assert.equal(await has('card refused'), true);
      await write('disk full');
      assert.equal(await has('disk full'), false);
      desk.forget();
      assert.equal(await has('disk full'), true);
    });

    it('count for a while, and not for ever', async () => {
      await evidence();
      await write('disk full');
      base.now += minute;
      assert.equal(await has('disk full'), false);
      base.now += 2 * minute;
      assert.equal(await has('disk full'), true);
    });

    it('stay as they are once it is resolved', async () => {
      await incidents.record(id, { event: 'resolved' });
      await evidence();
      await write('disk full');
      base.now += hour;
      assert.equal(await has('disk full'), false);
    });
  });
});

/** A line a minute from one clock time of 22 November to another, UTC. */
function healthy(from: string, to: string): string {
  let text = '';
  const at = (clock: string): number => Date.parse(`2026-11-22T${clock}:00Z`);
  for (let time = at(from); time <= at(to); time += minute) {
    text += `${new Date(time + 500).toISOString()} INFO order paid\n`;
  }
  return text;
}

/** Errors from a clock time on, a minute apart. */
function failing(from: string, count: number): string {
  const first = Date.parse(`2026-11-22T${from}:00Z`);
  return Array.from(
    { length: count },
    (_, index) => `${new Date(first + index * minute).toISOString()} ERROR voucher refused\n`,
  ).join('');
}
