import assert from 'node:assert/strict';
import { mkdir, rename } from 'node:fs/promises';
import { Incidents } from '../../../src/session/incidents.ts';
import { testHome, type TestHome } from './home.ts';

describe('incidents of a window', () => {
  let home: TestHome;
  let tell: (incident: string | undefined) => void;
  const window = (): Incidents =>
    new Incidents({
      watch: (_store, onChange) => {
        tell = onChange;
        return { dispose: () => undefined };
      },
      onFailure: (_id, error) => assert.fail(String(error)),
    });

  beforeEach(async () => {
    home = await testHome();
  });

  afterEach(() => home.remove());

  it('shows an event as soon as it is recorded', async () => {
    const incidents = window();
    await incidents.useHomes([home]);
    const { incident } = await incidents.create(home, { event: 'opened', title: 'Checkout is down' });
    await incidents.record(incident.id, { event: 'severity-changed', severity: 'sev1' });
    assert.equal(incidents.get(incident.id)?.incident.severity, 'sev1');
  });

  it('takes over what another window recorded', async () => {
    const one = window();
    await one.useHomes([home]);
    const told = (incident: string | undefined): void => tell(incident);
    const { incident } = await one.create(home, { event: 'opened', title: 'Checkout is down' });
    const other = await testHome('B. Colleague', home.store.root);
    await other.store.append(incident.id, { event: 'note', text: 'Seen by me as well' });
    const seen = new Promise<void>((resolve) => one.onDidChange(() => resolve()));
    told(incident.id);
    await seen;
    assert.equal(one.get(incident.id)?.incident.timeline.length, 2);
  });

  it('ends with the latest of two readings, also where the first one is slower', async () => {
    const one = window();
    await one.useHomes([home]);
    const { incident } = await one.create(home, { event: 'opened', title: 'Checkout is down' });
    const other = await testHome('B. Colleague', home.store.root);
    const { store } = home;
    const read = store.read.bind(store);
    let release = (): void => undefined;
    let readFirst = (): void => undefined;
    const firstReading = new Promise<void>((resolve) => (readFirst = resolve));
    let isFirst = true;
    store.read = async (id) => {
      const contents = await read(id);
      if (isFirst) {
        isFirst = false;
        readFirst();
        await new Promise<void>((resolve) => (release = resolve));
      }
      return contents;
    };
    await other.store.append(incident.id, { event: 'note', text: 'first' });
    tell(incident.id);
    await firstReading;
    await other.store.append(incident.id, { event: 'note', text: 'second' });
    const settled = new Promise<void>((resolve) => {
      one.onDidChange(() => (one.get(incident.id)?.events.length ?? 0) >= 3 && resolve());
    });
    tell(incident.id);
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    await settled;
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(one.get(incident.id)?.events.length, 3);
  });

  it('does not fire for its own append when the watcher reports it', async () => {
    const one = window();
    await one.useHomes([home]);
    const { incident } = await one.create(home, { event: 'opened', title: 'Checkout is down' });
    await one.record(incident.id, { event: 'note', text: 'x' });
    let fired = 0;
    one.onDidChange(() => fired++);
    tell(incident.id);
    await one.record(incident.id, { event: 'note', text: 'y' });
    assert.equal(fired, 1);
  });

  it('forgets an incident whose folder is gone and keeps the others', async () => {
    const one = window();
    await one.useHomes([home]);
    await one.create(home, { event: 'opened', title: 'First' });
    await home.remove();
    const gone = new Promise<void>((resolve) => one.onDidChange(() => resolve()));
    tell(undefined);
    await gone;
    assert.equal(one.all().length, 0);
  });

  it('keeps what it knows of a journal that can’t be read for a while', async () => {
    let failed: () => void = () => undefined;
    const failure = new Promise<void>((resolve) => (failed = resolve));
    const one = new Incidents({
      watch: (_store, onChange) => {
        tell = onChange;
        return { dispose: () => undefined };
      },
      onFailure: () => failed(),
    });
    await one.useHomes([home]);
    const { incident } = await one.create(home, { event: 'opened', title: 'Checkout is down' });
    const journal = home.store.journalPath(incident.id);
    await rename(journal, `${journal}.away`);
    await mkdir(journal);
    tell(incident.id);
    await failure;
    assert.equal(one.get(incident.id)?.incident.title, 'Checkout is down');
  });

  it('does not forget an incident that was opened while its store was being read', async () => {
    const one = window();
    const list = home.store.list.bind(home.store);
    let created: Promise<unknown> | undefined;
    home.store.list = async () => {
      const before = await list();
      created ??= one.create(home, { event: 'opened', title: 'Opened meanwhile' });
      await created;
      return before;
    };
    await one.useHomes([home]);
    assert.deepEqual(
      one.all().map(({ incident }) => incident.title),
      ['Opened meanwhile'],
    );
  });
});
