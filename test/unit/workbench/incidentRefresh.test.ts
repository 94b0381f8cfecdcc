import assert from 'node:assert/strict';
import { listDocuments, type IncidentDocument } from '../../../src/actions/listDocuments.ts';
import { watchStore } from '../../../src/journal/watch.ts';
import { Current } from '../../../src/session/current.ts';
import { Incidents } from '../../../src/session/incidents.ts';
import { PromiseClock } from '../../../src/session/promiseClock.ts';
import { IncidentRefresh } from '../../../src/workbench/views/incidentRefresh.ts';
import { testHome, type TestHome } from '../session/home.ts';

/** What stands in the tree after it was made anew. */
interface Shown {
  readonly events: number;
  readonly documents: readonly string[];
}

/** A window over real files with a real watcher, and a count of what its tree of incidents costs. */
class TreeWindow {
  readonly shown: Shown[] = [];
  readonly listed: string[] = [];
  readonly incidents: Incidents;
  readonly refresh: IncidentRefresh;
  private readonly documents = new Map<string, readonly IncidentDocument[]>();
  private readonly parts: { dispose(): void }[];
  /** Listing waits for it. */
  gate: Promise<void> | undefined;
  private reported: () => void = () => undefined;
  id = '';

  constructor(readonly home: TestHome) {
    this.incidents = new Incidents({
      watch: ({ root }, onChange) =>
        watchStore(root, {
          onChange: (...change) => {
            onChange(...change);
            this.reported();
          },
          onFailure: (error) => assert.fail(String(error)),
        }),
      onFailure: (_id, error) => assert.fail(String(error)),
    });
    const current = new Current(this.incidents, { get: () => this.id, set: () => undefined });
    const clock = new PromiseClock(
      this.incidents,
      () => home.now,
      () => ({ dispose: () => undefined }),
    );
    this.refresh = new IncidentRefresh(
      { incidents: this.incidents, current, clock },
      {
        gather: async (id) => {
          const state = this.incidents.get(id);
          if (state === undefined) return;
          this.listed.push(id);
          await this.gate;
          this.documents.set(id, await listDocuments(state));
        },
        show: () =>
          this.shown.push({
            events: this.incidents.get(this.id)?.events.length ?? 0,
            documents: (this.documents.get(this.id) ?? []).map(({ file }) => file),
          }),
        onFailure: (error) => assert.fail(String(error)),
      },
    );
    this.parts = [this.refresh, clock, current, this.incidents];
  }

  async open(): Promise<void> {
    await this.incidents.useHomes([this.home]);
    const { incident } = await this.incidents.create(this.home, {
      event: 'opened',
      title: 'Checkout is down',
    });
    this.id = incident.id;
    await this.after(() => this.incidents.record(this.id, { event: 'note', text: 'Looking into it' }));
    // Until the watcher has told of all that, so that its next report is of what a test does.
    await new Promise((resolve) => setTimeout(resolve, 150));
    await this.refresh.settled();
    this.shown.splice(0);
    this.listed.splice(0);
  }

  /** Does something, and waits until the watcher told of it and the tree shows it. */
  async after(act: () => Promise<unknown>): Promise<void> {
    const reported = this.nextReport();
    await act();
    await reported;
    await this.home.store.read(this.id);
    await this.refresh.settled();
  }

  dispose(): void {
    for (const part of this.parts) part.dispose();
  }

  private nextReport(): Promise<void> {
    return new Promise((resolve) => (this.reported = resolve));
  }
}

describe('the tree of incidents', () => {
  let home: TestHome;
  let window: TreeWindow;

  beforeEach(async () => {
    home = await testHome();
    window = new TreeWindow(home);
    await window.open();
  });

  afterEach(async () => {
    window.dispose();
    await home.remove();
  });

  it('is made anew once for an event of ours, and the documents are listed once', async () => {
    await window.after(() =>
      window.incidents.record(window.id, {
        event: 'update-promised',
        to: 'acme',
        due: '2026-11-22T17:00:00.000Z',
      }),
    );
    assert.deepEqual(window.shown, [{ events: 3, documents: [] }]);
    assert.deepEqual(window.listed, [window.id]);
  });

  it('is made anew once for an event of another window', async () => {
    const other = await testHome('B. Colleague', home.store.root);
    const changed = new Promise<void>((resolve) => window.incidents.onDidChange(() => resolve()));
    await window.after(async () => {
      await other.store.append(window.id, { event: 'note', text: 'Seen by me as well' });
      await changed;
    });
    assert.deepEqual(window.shown, [{ events: 3, documents: [] }]);
    assert.deepEqual(window.listed, [window.id]);
  });

  it('shows a document that was written beside the journal', async () => {
    await home.store.writeDocument(window.id, 'postmortem.md', '# What happened');
    while (window.shown.at(-1)?.documents[0] !== 'postmortem.md')
      await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it('lists once more for all that comes while it is listing', async () => {
    const record = (text: string): Promise<unknown> =>
      window.incidents.record(window.id, { event: 'note', text });
    let release = (): void => undefined;
    window.gate = new Promise((resolve) => (release = resolve));
    await record('one');
    while (window.listed.length === 0) await Promise.resolve();
    for (const text of ['two', 'three', 'four']) await record(text);
    release();
    await window.refresh.settled();
    assert.equal(window.listed.length, 2);
    assert.deepEqual(
      window.shown.map(({ events }) => events),
      [6, 6],
    );
  });
});
