import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { getFromTeam } from '../../../src/actions/getFromTeam.ts';
import { planFirstShare, planShare, shareWithTeam } from '../../../src/actions/shareWithTeam.ts';
import type { TeamContext } from '../../../src/actions/teamStore.ts';
import { openRepository, type Repository } from '../../../src/git/repository.ts';
import { JournalStore } from '../../../src/journal/journal.ts';
import { Incidents } from '../../../src/session/incidents.ts';
import type { Home } from '../../../src/session/openStores.ts';
import { rememberIn, withTeam, type Colleague } from '../team/clones.ts';

describe('sharing from a window', function () {
  this.timeout(60_000);
  const { signal } = new AbortController();

  const repositoryOf = async ({ folder }: Colleague): Promise<Repository> => {
    const opened = await openRepository(folder, { trusted: true });
    assert.ok('repository' in opened);
    return opened.repository;
  };

  /** A window on one home; `typed` is what stands in open editors, by path in the incident's folder. */
  const windowOn = async (home: Home, typed: Map<string, string>): Promise<TeamContext> => {
    const incidents = new Incidents({
      watch: () => ({ dispose: () => undefined }),
      onFailure: (_id, error) => assert.fail(String(error)),
    });
    await incidents.useHomes([home]);
    return {
      incidents,
      sharedBefore: rememberIn(new Set()),
      documents: {
        read: async ({ incident }, path) => typed.get(path) ?? home.store.readDocument(incident.id, path),
        write: async ({ incident }, path, text) => {
          if (typed.has(path)) typed.set(path, text);
          await home.store.writeDocument(incident.id, path, text);
        },
      },
    };
  };

  it('never sends the store that holds incidents of many folders', () =>
    withTeam(async ({ ann }) => {
      const root = join(ann.folder, 'global-storage');
      await mkdir(root);
      const store = new JournalStore({ root, now: Date.now, author: 'Ann' });
      await store.create({ event: 'opened', title: 'Another client' });
      const home = { ...ann.home, store };
      const context = await windowOn(home, new Map());
      const request = { home, repository: await repositoryOf(ann), signal };
      assert.deepEqual(await planFirstShare(context, request), { kind: 'no-repository' });
      assert.deepEqual(await shareWithTeam(context, { ...request, seen: true }), { kind: 'no-repository' });
      assert.deepEqual(await getFromTeam(context, { ...request, repository: undefined }), {
        kind: 'no-repository',
      });
    }));

  it('lists what goes before the first push only', () =>
    withTeam(async ({ ann, files }) => {
      await ann.open('Checkout is down');
      const context = await windowOn(ann.home, new Map());
      const request = { home: ann.home, repository: await repositoryOf(ann), signal };
      const plan = await planFirstShare(context, request);
      assert.ok(plan.kind === 'plan');
      const later = await ann.open('Search is slow');
      await shareWithTeam(context, { ...request, only: plan.incidents, seen: true });
      assert.deepEqual(
        files(),
        plan.files.map(({ path }) => path),
      );
      assert.deepEqual(await planFirstShare(context, request), { kind: 'known' });
      await shareWithTeam(context, { ...request, seen: true });
      assert.ok(files().includes(`${later}/journal.yaml`));
    }));

  it('names the files with a credential, and later sends none that nobody saw', () =>
    withTeam(async ({ ann, files }) => {
      const incident = await ann.open('Checkout is down');
      const context = await windowOn(ann.home, new Map());
      const request = { home: ann.home, repository: await repositoryOf(ann), signal };
      await shareWithTeam(context, { ...request, seen: true });
      const password = `postgres://shop:${'a1B2c3'.repeat(3)}@db.internal/shop`;
      await ann.store.writeDocument(incident, 'updates/01-progress.md', `We use ${password}\n`);
      assert.deepEqual(await shareWithTeam(context, { ...request, seen: false }), { kind: 'held-back' });
      assert.deepEqual(files(), [`${incident}/journal.yaml`]);
      const plan = await planShare(context, request);
      assert.ok(plan.kind === 'plan');
      assert.deepEqual(plan.withCredentials, [`${incident}/updates/01-progress.md`]);
      await shareWithTeam(context, { ...request, seen: true });
      await ann.store.writeDocument(incident, 'updates/01-progress.md', `We used ${password}\n`);
      const again = await shareWithTeam(context, { ...request, seen: false });
      assert.equal(again.kind, 'shared');
    }));

  it('keeps what is typed in an editor and not saved yet', () =>
    withTeam(async ({ ann, ben }) => {
      const incident = await ann.open('Checkout is down');
      await ann.store.writeDocument(incident, 'postmortem.md', 'first\n');
      await ann.share();
      await ben.get();
      await ann.store.writeDocument(incident, 'postmortem.md', 'by ann\n');
      await ann.share();
      const typed = new Map([['postmortem.md', 'typed by ben\n']]);
      const context = await windowOn(ben.home, typed);
      const got = await getFromTeam(context, {
        home: ben.home,
        repository: await repositoryOf(ben),
        signal,
      });
      assert.ok(got.kind === 'got');
      assert.equal(typed.get('postmortem.md'), 'typed by ben\n');
      assert.equal(await ben.text(incident, 'postmortem.theirs.md'), 'by ann\n');
    }));
});
