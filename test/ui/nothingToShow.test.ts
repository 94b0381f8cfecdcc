import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../vscode/lifetime.ts';
import { incidentFolder, recorded, storeOf } from './journals.ts';
import { leavePickers, startIncident } from './startIncident.ts';
import { openWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

describe('where there is little to show', () => {
  describe('without git on the machine', () => {
    let workbench: Workbench;
    let folder: string;

    before(async () => {
      folder = smallRepository();
      writeFileSync(path.join(folder, 'shop.log'), `${new Date().toISOString()} ERROR payment refused\n`);
      // As from a command line: nothing of a login shell's PATH is taken over.
      const env = { PATH: path.dirname(folder), VSCODE_CLI: '1' };
      workbench = await openWorkbench({ folder, env, settings: { 'sitrep.timeZone': 'UTC' } });
      await workbench.run('View: Show Sitrep');
    });
    after(() => workbench.close());
    beforeEach(() => leavePickers(workbench));

    it('says what to do while no incident is open', async () => {
      await welcome(workbench, 'No incident is open.').waitFor();
      await welcome(workbench, 'Start an Incident').waitFor();
      assert.deepEqual(await workbench.sidebarRows(), []);
      assert.equal(await workbench.statusBar(/Update|promised/).count(), 0);
    });

    it('starts an incident and says that git was not found', async () => {
      await startIncident(workbench, { title: 'Nothing works' });
      await workbench.statusBar(/Update in/).waitFor();
      await welcome(workbench, 'Git was not found on this machine').waitFor();
    });

    it('offers the log files that it found, and reads them', async () => {
      await welcome(workbench, 'No log source is set up, but log files were found').waitFor();
      await workbench.run('Incident: Add Log Source…');
      await workbench.pick('In files');
      await workbench.accept('shop.log');
      await workbench.sidebar(/1 error, 1 record/).waitFor();
    });

    it('says that no record lies in the incident’s time', async () => {
      writeFileSync(path.join(folder, 'shop.log'), '2026-01-01T00:00:00Z ERROR payment refused\n');
      await workbench.run('Incident: Open Log Window');
      await workbench.notification('No record lies in the incident’s time. Searched: log files').waitFor();
    });

    it('works in an empty window', async () => {
      await workbench.open(undefined);
      await workbench.run('View: Show Sitrep');
      await startIncident(workbench, { title: 'No folder at hand' });
      await workbench.statusBar(/Update in/).waitFor();
      await workbench.sidebar(/No folder at hand.*open/s).waitFor();
      await welcome(workbench, 'No folder is open').first().waitFor();
    });
  });

  it('runs nothing in an untrusted folder, where incidents and the countdown work', async () => {
    const folder = smallRepository();
    const witness = path.join(folder, 'ran');
    execFileSync('git', ['config', 'core.fsmonitor', `touch ${witness}`], { cwd: folder });
    const workbench = await openWorkbench({ folder, trusted: false, settings: { 'sitrep.timeZone': 'UTC' } });
    try {
      await workbench.run('View: Show Sitrep');
      await startIncident(workbench, { title: 'Not trusted yet' });
      await workbench.statusBar(/Update in/).waitFor();
      await workbench.page
        .locator('.part.sidebar .welcome-view', { hasText: 'This folder is not trusted' })
        .nth(1)
        .waitFor();
      await recorded(incidentFolder(storeOf(folder), 'not-trusted-yet'), 'update-promised');
      assert.throws(() => execFileSync('test', ['-e', witness]));
    } finally {
      await workbench.close();
    }
  });
});

function welcome(workbench: Workbench, text: string): ReturnType<Workbench['sidebar']> {
  return workbench.page.locator('.part.sidebar .welcome-view').getByText(text);
}

function smallRepository(): string {
  const folder = temporaryFolder('small');
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd: folder });
  };
  git('init', '--quiet', '--initial-branch=main');
  writeFileSync(path.join(folder, 'README.md'), '# Small\n');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Begin');
  return folder;
}
