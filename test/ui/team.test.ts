import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../vscode/lifetime.ts';
import { demoCopy } from './demoCopy.ts';
import { git } from './git.ts';
import { incidentFolder, recorded, storeOf } from './journals.ts';
import { openWorkbench } from './openWorkbench.ts';
import { leavePickers, startIncident } from './startIncident.ts';
import type { Workbench } from './workbench.ts';

const password = `postgres://shop:${'a1B2c3'.repeat(3)}@db.internal/shop`;

describe('an incident that the team shares, by keyboard', () => {
  let workbench: Workbench;
  let folder: string;
  let bare: string;
  const incident = (): string => incidentFolder(storeOf(folder), 'the-basket-is-empty');

  before(async () => {
    folder = await demoCopy();
    bare = bareRemote(folder);
    workbench = await openWorkbench({ folder, height: 1600 });
    await workbench.run('View: Show Sitrep');
    await startIncident(workbench, { title: 'The basket is empty', client: 'Acme' });
  });
  after(() => workbench.close());
  beforeEach(() => leavePickers(workbench));

  it('shares with the team after showing what goes, with a word about what looks like a password', async () => {
    writeFileSync(path.join(incident(), 'updates/09-notes.md'), `We looked with ${password}\n`);
    await workbench.run('Incident: Share with Team');
    await workbench.tab('What would be shared').waitFor();
    await workbench.page.getByPlaceholder('looks like a password or key in: updates/09-notes.md').waitFor();
    await workbench.enter();
    await workbench.tab('What would be shared').waitFor({ state: 'detached' });
    assert.equal(branch(bare), '');
    await workbench.run('Incident: Keep Private or Share…');
    await workbench.pick('It may be shared');
    await recorded(incident(), 'detail', { field: 'private', value: 'false' });
    writeFileSync(path.join(incident(), 'updates/09-notes.md'), 'We looked.\n');
    await workbench.run('Incident: Share with Team');
    await workbench.pick('Share one incident');
    await workbench.notification('shared with the team').waitFor();
    assert.match(git(bare, 'ls-tree', '-r', '--name-only', 'sitrep/incidents'), /journal\.yaml/);
  });

  it('gets what the team shared into another clone', async () => {
    const clone = temporaryFolder('clone');
    git(folder, 'clone', '--quiet', '--no-checkout', bare, clone);
    const other = await workbench.newWindow(clone);
    try {
      await other.run('View: Show Sitrep');
      await other.run('Incident: Get from Team');
      await other.notification('1 new incident').waitFor();
      await other.sidebar(/The basket is empty.*open/s).waitFor();
      assert.ok(existsSync(path.join(incidentFolder(storeOf(clone), 'the-basket'), 'journal.yaml')));
    } finally {
      await other.close();
    }
  });

  it('never shares what is private', async () => {
    await workbench.run('Incident: Keep Private or Share…');
    await workbench.pick('Keep it private');
    await recorded(incident(), 'detail', { field: 'private', value: 'true' });
    const shared = branch(bare);
    await workbench.run('Incident: Share with Team');
    await workbench.notification('Private ones stay here: 1').waitFor();
    assert.equal(branch(bare), shared);
  });
});

/** A remote of the demo's own to share through. */
function bareRemote(folder: string): string {
  const bare = temporaryFolder('bare');
  git(folder, 'clone', '--quiet', '--bare', git(folder, 'remote', 'get-url', 'origin').trim(), bare);
  git(folder, 'remote', 'set-url', 'origin', bare);
  return bare;
}

/** Where the team's branch stands; empty where there is none. */
function branch(bare: string): string {
  return git(bare, 'for-each-ref', '--format=%(objectname)', 'refs/heads/sitrep/incidents').trim();
}
