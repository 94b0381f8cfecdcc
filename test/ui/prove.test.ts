import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { removeFolder, temporaryFolder } from '../vscode/lifetime.ts';
import { demoCopy } from './demoCopy.ts';
import { git, lastDeploy } from './git.ts';
import { eventsOf, incidentFolder, recorded, storeOf, until } from './journals.ts';
import { startIncident } from './startIncident.ts';
import { openWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

const culprit = 'Show customers what they save';
const command = 'npm run check-payment';
const minuteMs = 60_000;

describe('proving the cause', () => {
  let workbench: Workbench;
  let folder: string;
  let untouched: string;
  /** Temporary folder of the editor and of what it runs. */
  const scratch = temporaryFolder('scratch');
  const incident = (): string => incidentFolder(storeOf(folder), 'customers-with-a-voucher');
  const runs = () =>
    eventsOf(incident()).filter(({ event, role }) => event === 'proof-step' && role !== 'verdict');

  before(async () => {
    folder = await demoCopy();
    untouched = seen(folder);
    workbench = await openWorkbench({ folder, env: { TMPDIR: scratch } });
    await workbench.run('View: Show Sitrep');
    const began = new Date(lastDeploy(folder) + minuteMs).toISOString();
    await startIncident(workbench, { title: 'Customers with a voucher cannot pay', client: 'Acme', began });
    await workbench.sidebar(culprit).waitFor();
  });
  after(async () => {
    await workbench.close();
    removeFolder(scratch);
  });

  it('asks before the command runs, and pauses without leaving anything', async () => {
    await workbench.run('Incident: Prove a Suspect…');
    await workbench.answer('A command that shows the fault', command);
    await workbench.pick('Start');
    const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: command });
    await dialog.waitFor();
    assert.equal(runs().length, 0);
    await dialog.getByRole('button', { name: 'Run' }).click();
    await recorded(incident(), 'proof-step', { role: 'live', verdict: 'bad', command });
    const proving = workbench.notification('Proving');
    await proving.hover();
    await proving.getByRole('button', { name: 'Cancel' }).click();
    await workbench.notification('Paused').waitFor();
    assert.equal(seen(folder), untouched);
  });

  it('goes on after a reload to the first bad commit, with its parent run good', async () => {
    const earlier = runs();
    await workbench.reload();
    await workbench.run('Incident: Prove a Suspect…');
    await workbench.accept('A command that shows the fault');
    await workbench.pick('Start');
    await workbench.notification(`going on after ${earlier.length} run`).waitFor();
    const proved = workbench.notification(/Proved: [0-9a-f]{8} “Show customers what they save”/);
    await proved.waitFor({ timeout: 90_000 });
    const sha = git(folder, 'log', '--all', '--format=%H', '--fixed-strings', `--grep=${culprit}`).trim();
    await recorded(incident(), 'proof-step', { role: 'verdict', sha });
    const said = (of: string) => runs().filter((step) => step['sha'] === of);
    const parent = git(folder, 'rev-parse', `${sha}^`).trim();
    assert.ok(said(sha).every(({ verdict }) => verdict === 'bad'));
    assert.ok(said(parent).length > 0 && said(parent).every(({ verdict }) => verdict === 'good'));
    for (const { file } of runs()) assert.ok(existsSync(path.join(incident(), String(file))));
    assert.match(readFileSync(path.join(incident(), String(said(sha)[0]?.['file'])), 'utf8'), /FAILED/);
    assert.equal(seen(folder), untouched);
    assert.deepEqual(
      readdirSync(scratch).filter((name) => name.startsWith('check-payment-')),
      [],
    );
    await proved.getByRole('button', { name: 'Confirm as Cause' }).click();
    const confirmed = await recorded(incident(), 'suspect-judged', { verdict: 'confirmed', sha });
    assert.match(String(confirmed['because']), /^Proved: /);
  });

  it('stands in the post-mortem with its commands and results', async () => {
    await workbench.run('Incident: Write Post-mortem');
    const file = path.join(incident(), 'postmortem.md');
    const text = await until('the proof in the post-mortem', () =>
      existsSync(file) && readFileSync(file, 'utf8').includes('Proved: ')
        ? readFileSync(file, 'utf8')
        : undefined,
    );
    assert.ok(text.includes(command));
    assert.ok(text.includes(culprit));
  });
});

/** What a proof must leave as it was. */
function seen(folder: string): string {
  return [
    ['worktree', 'list'],
    ['status', '--porcelain'],
    ['branch', '-a', '-v'],
  ]
    .map((args) => git(folder, ...args))
    .join('\n');
}
