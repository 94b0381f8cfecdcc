import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { demoCopy } from './demoCopy.ts';
import { git } from './git.ts';
import { until } from './journals.ts';
import { openWorkbench } from './openWorkbench.ts';
import { leavePickers, startIncident } from './startIncident.ts';
import type { Workbench } from './workbench.ts';

const culprit = 'Show customers what they save';

describe('acting on a suspect, by keyboard', () => {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = await demoCopy();
    workbench = await openWorkbench({ folder, height: 1600 });
    await workbench.run('View: Show Sitrep');
    await startIncident(workbench, { title: 'The basket is empty', client: 'Acme', began: '95' });
  });
  after(() => workbench.close());
  beforeEach(() => leavePickers(workbench));

  it('fetches what the clone has not seen, and searches anew', async () => {
    const before = git(folder, 'tag', '--list').split('\n').length;
    await workbench.run('Incident: Fetch from Remote');
    await until('the deploy that only the remote had', () => {
      const tags = git(folder, 'tag', '--list').split('\n').length;
      return tags > before || undefined;
    });
    await workbench.run('Incident: Refresh Suspects');
    await workbench.sidebar(culprit).waitFor();
  });

  it('gives up a fetch that hangs, when told to', async () => {
    const origin = git(folder, 'remote', 'get-url', 'origin').trim();
    const silent = createServer(() => undefined).listen(0);
    const { port } = silent.address() as AddressInfo;
    git(folder, 'remote', 'set-url', 'origin', `git://127.0.0.1:${port}/shop`);
    await workbench.run('Incident: Fetch from Remote');
    const progress = workbench.notification('Fetching from the remote');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await progress.waitFor({ state: 'detached' });
    silent.close();
    git(folder, 'remote', 'set-url', 'origin', origin);
  });

  it('shows a suspect’s changes, its difference to what was live, its hash and its page', async () => {
    await workbench.run('Incident: Open Changes');
    await workbench.pick(culprit);
    await workbench.tab(culprit).waitFor();
    await workbench.run('Incident: Compare with What Was Live');
    await workbench.pick('Log slow payments');
    await workbench.tab(/↔ deploy\/production/).waitFor();
    await workbench.run('Incident: Compare with What Was Live');
    await workbench.pick(culprit);
    await workbench.notification('just as this commit left them').waitFor();
    await workbench.run('Incident: Copy Commit Hash');
    await workbench.pick(culprit);
    const sha = git(folder, 'log', '--all', '--format=%H', `--grep=${culprit}`).trim();
    await workbench.page.waitForFunction(`navigator.clipboard.readText().then((text) => text === '${sha}')`);
    git(folder, 'remote', 'set-url', 'origin', 'https://github.com/acme/shop.git');
    await workbench.run('Incident: Refresh Suspects');
    const page = workbench.page.locator('.monaco-dialog-box', {
      hasText: `https://github.com/acme/shop/commit/${sha}`,
    });
    // Until the search is done the command goes by the one before, which knew no such remote.
    const isOffered = (): Promise<boolean> =>
      page.waitFor({ timeout: 4000 }).then(
        () => true,
        () => false,
      );
    do {
      await workbench.run('Incident: Open Commit on the Web');
      await workbench.pick(culprit);
    } while (!(await isOffered()));
    await workbench.press('Escape');
  });

  it('tells which commit last changed a line of a stack trace, as it was live', async () => {
    await workbench.run('Incident: Last Change of a Line as It Was Live…');
    await workbench.answer('A line of a stack trace', 'at priceCart (src/cart.js:12:5)');
    await workbench.notification(new RegExp(`src/cart\\.js, line 12.*${culprit}`)).waitFor();
  });

  it('prepares a revert without touching what is being worked on', async () => {
    const [head, branches] = [git(folder, 'rev-parse', 'HEAD'), git(folder, 'branch', '--list')];
    await workbench.run('Incident: Prepare Revert…');
    await workbench.pick(culprit);
    await until('a branch with the revert', () => git(folder, 'branch', '--list') !== branches || undefined);
    assert.equal(git(folder, 'rev-parse', 'HEAD'), head);
    assert.equal(git(folder, 'status', '--porcelain'), '');
  });
});
