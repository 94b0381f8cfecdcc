import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoCopy } from './demoCopy.ts';
import { deployAt, git, gitAt } from './git.ts';
import { openWorkbench } from './openWorkbench.ts';
import { leavePickers, startIncident } from './startIncident.ts';
import type { Workbench } from './workbench.ts';

const minuteMs = 60_000;

describe('a window with several repositories', () => {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = await demoCopy();
    makeRates(path.join(folder, 'rates'));
    workbench = await openWorkbench({ folder, height: 1600 });
    await workbench.run('View: Show Sitrep');
    await startIncident(workbench, { title: 'Exchange rates are missing', client: 'Acme' });
  });
  after(() => workbench.close());
  beforeEach(() => leavePickers(workbench));

  it('ranks the commits of all of them in one list, each by its own deploys', async () => {
    const sidebar = workbench.page.locator('.part.sidebar');
    await sidebar.getByText(/: Commits searched: 3\d, from deploy.* rates: Commits searched: 1,/).waitFor();
    const suspects = sidebar.locator('.monaco-list-row', { hasText: /· [0-9a-f]{8}/ });
    await suspects
      .first()
      .filter({ hasText: 'Read exchange rates' })
      .filter({ hasText: /[0-9a-f]{8} · rates$/ })
      .waitFor();
    await suspects.filter({ hasText: 'Show customers what they save' }).waitFor();
  });

  it('opens the changes of one where they are', async () => {
    await workbench.run('Incident: Open Changes');
    await workbench.pick('Read exchange rates');
    await workbench.tab('Read exchange rates').waitFor();
    const editor = workbench.page.locator('.editor-group-container.active');
    await editor.getByText('rates.js').first().waitFor();
  });
});

/** A repository of its own whose second deploy, ten minutes ago, brought a change of the rates. */
function makeRates(folder: string): void {
  mkdirSync(folder);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  const change = (minutesAgo: number, text: string, message: string): void => {
    const at = Date.now() - minutesAgo * minuteMs;
    writeFileSync(path.join(folder, 'rates.js'), text);
    git(folder, 'add', '.');
    gitAt(at, folder, 'commit', '--quiet', '--message', message);
    deployAt(at + 10 * minuteMs, folder, 'HEAD');
  };
  change(600, 'export const rates = { EUR: 1 };\n', 'Offer exchange rates');
  change(20, 'export const rates = {};\n', 'Read exchange rates from the bank');
}
