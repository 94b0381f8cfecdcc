import assert from 'node:assert/strict';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultConfig } from '../../../src/config/defaults.ts';
import { Incidents, type IncidentState } from '../../../src/session/incidents.ts';
import { LogSources } from '../../../src/session/logs/logSources.ts';
import type { Home } from '../../../src/session/openStores.ts';
import { RetryWatch } from '../../../src/session/retry.ts';
import { gitDeploys } from './gitDeploys.ts';
import { testHome, type TestHome } from './home.ts';

describe('watching a retry', () => {
  let base: TestHome;
  let home: Home;
  let state: IncidentState;
  let logs: readonly (typeof defaultConfig.logs)[number][];
  let isTrusted: boolean;

  const watch = (): RetryWatch =>
    new RetryWatch({
      sources: new LogSources({
        isTrusted: () => isTrusted,
        now: () => base.now,
        configOf: () => Promise.resolve({ ...defaultConfig, logs }),
        logFiles: () => [],
        gate: { request: () => Promise.resolve('refused') } as never,
        deploys: gitDeploys([]),
        onFailure: () => undefined,
      }),
      now: () => base.now,
      setTimer: (callback, delay) => {
        const timer = setTimeout(callback, delay);
        return { dispose: () => clearTimeout(timer) };
      },
    });

  const files = (path: string) =>
    ({ kind: 'files', label: 'app', paths: [path], timeZone: undefined }) as const;
  const command = (follow: string | undefined) =>
    ({
      kind: 'command',
      label: 'service',
      command: 'echo',
      follow,
      timeFormat: undefined,
      timeZone: undefined,
      timeoutSeconds: 5,
      maxMegabytes: 1,
    }) as never;

  beforeEach(async () => {
    base = await testHome();
    home = { ...base, folder: base.store.root };
    isTrusted = true;
    const incidents = new Incidents({
      watch: () => ({ dispose: () => undefined }),
      onFailure: (_id, error) => assert.fail(String(error)),
    });
    await incidents.useHomes([home]);
    state = await incidents.create(home, { event: 'opened', title: 'Checkout is down' });
    await writeFile(join(base.store.root, 'app.log'), '2026-11-22T15:00:00Z INFO started\n');
    logs = [files('app.log')];
  });

  afterEach(() => base.remove());

  it('says that nothing reached us only of sources that were really followed', async () => {
    const result = await watch().watch(state, 300);
    assert.deepEqual(result?.sources, [{ label: 'app', records: 0, errors: 0 }]);
    logs = [command(undefined)];
    assert.equal(await watch().watch(state, 300), undefined);
    logs = [files('nothing-here.log')];
    assert.equal(await watch().watch(state, 300), undefined);
  });

  it('says nothing where the only source was refused', async () => {
    logs = [command('tail -f x')];
    assert.equal(await watch().watch(state, 60_000), undefined);
  });

  it('reads nothing that an untrusted folder names', async () => {
    isTrusted = false;
    assert.equal(await watch().watch(state, 300), undefined);
  });

  for (const [minutes, isNew] of [
    [59, false],
    [61, true],
  ] as const) {
    it(`${isNew ? 'calls' : 'does not call'} an error new that came ${minutes} minutes before as well`, async () => {
      const stampAt = (at: number): string => new Date(at).toISOString();
      const line = (at: number): string => `${stampAt(at)} ERROR card refused by bank\n`;
      await writeFile(
        join(base.store.root, 'app.log'),
        `${stampAt(base.now - 120 * 60_000)} INFO started\n${line(base.now - minutes * 60_000)}`,
      );
      const retry = watch();
      retry.onDidProgress((progress) => progress && progress.records > 0 && retry.stop());
      const watching = retry.watch(state, 15_000);
      const writing = setInterval(
        () => void appendFile(join(base.store.root, 'app.log'), line(base.now + 1000)),
        100,
      );
      const result = await watching;
      clearInterval(writing);
      assert.equal((result?.newKinds.length ?? 0) > 0, isNew);
    });
  }

  it('keeps what came in until it is stopped, with counts, and tells progress', async () => {
    const sources = new LogSources({
      isTrusted: () => true,
      now: () => base.now,
      configOf: () => Promise.resolve({ ...defaultConfig, logs }),
      logFiles: () => [],
      gate: {} as never,
      deploys: gitDeploys([]),
      onFailure: (error) => assert.fail(String(error)),
    });
    const retry = new RetryWatch({
      sources,
      now: () => base.now,
      setTimer: (callback, delay) => {
        const timer = setTimeout(callback, delay === 250 ? 1 : delay);
        return { dispose: () => clearTimeout(timer) };
      },
    });
    retry.onDidProgress((progress) => progress && progress.records > 0 && retry.stop());
    const watching = retry.watch(state, 15_000);
    const writing = setInterval(
      () => void appendFile(join(base.store.root, 'app.log'), '2026-11-22T16:00:01Z ERROR card refused\n'),
      100,
    );
    const result = await watching;
    clearInterval(writing);
    assert.ok((result?.sources[0]?.errors ?? 0) > 0);
    assert.match(result?.text ?? '', /^\[app\] 2026-11-22T16:00:01Z ERROR card refused/);
    assert.equal(retry.isWatching, false);
  });
});
