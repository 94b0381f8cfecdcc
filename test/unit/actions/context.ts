import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActionContext } from '../../../src/actions/context.ts';
import type { Config } from '../../../src/config/config.ts';
import { defaultConfig } from '../../../src/config/defaults.ts';
import { defaultTracker, trackers } from '../../../src/delivery/trackers.ts';
import type { EventDraft } from '../../../src/incident/events.ts';
import type { Incident } from '../../../src/incident/incident.ts';
import { Incidents } from '../../../src/session/incidents.ts';
import { ReaderTimes } from '../../../src/session/readerTimes.ts';
import { testHome, type TestHome } from '../session/home.ts';

const media = join(import.meta.dirname, '../../../media');

/** A window with one incident on the disk, and what use cases work with. */
export class TestDesk {
  private constructor(
    readonly home: TestHome,
    readonly context: ActionContext,
    readonly id: string,
  ) {}

  static async open(config: Partial<Config> = {}, isTrusted = true): Promise<TestDesk> {
    const home = await testHome();
    const incidents = new Incidents({
      watch: () => ({ dispose: () => undefined }),
      onFailure: (_id, error) => assert.fail(String(error)),
    });
    await incidents.useHomes([home]);
    const context: ActionContext = {
      incidents,
      now: () => home.now,
      times: new ReaderTimes(
        () => 'UTC',
        () => 'en',
      ),
      trackers: { table: trackers, chosen: defaultTracker, fetch: () => assert.fail('no network') },
      documents: {
        read: (state, path) => state.home.store.readDocument(state.incident.id, path),
        write: async (state, path, text) => {
          await state.home.store.writeDocument(state.incident.id, path, text);
        },
      },
      isTrusted: () => isTrusted,
      configOf: () => Promise.resolve({ ...defaultConfig, ...config }),
      readMedia: (path) => readFile(join(media, path), 'utf8').catch(() => undefined),
    };
    const { incident } = await incidents.create(home, { event: 'opened', title: 'Checkout is down' });
    return new TestDesk(home, context, incident.id);
  }

  get incident(): Incident {
    return this.context.incidents.get(this.id)!.incident;
  }

  get file(): (path: string) => string {
    return (path) => join(this.context.incidents.get(this.id)!.folder, path);
  }

  record(draft: EventDraft): Promise<unknown> {
    return this.context.incidents.record(this.id, draft);
  }
}
