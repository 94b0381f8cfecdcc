import assert from 'node:assert/strict';
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { demoCopy } from './demoCopy.ts';
import { deployAt, git, gitAt, lastDeploy } from './git.ts';
import { incidentFolder, recorded, storeOf } from './journals.ts';
import { leavePickers, startIncident } from './startIncident.ts';
import { openWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

const culprit = 'Show customers what they save';
const attack = '**bold** <b>html</b> [run](command:workbench.action.closeWindow) $(flame)';
/** What of the attack is seen: direction marks and control characters are gone. */
const seen = '**bold** <b>html</b> [run](command:workbench.action.closeWindow) $';
const minuteMs = 60_000;

describe('looking for the cause', () => {
  let workbench: Workbench;
  let folder: string;
  const incident = (): string => incidentFolder(storeOf(folder), 'customers-with-a-voucher');

  before(async () => {
    folder = await demoCopy();
    const wentLive = lastDeploy(folder);
    deployHostileCommit(folder, wentLive + minuteMs);
    workbench = await openWorkbench({
      folder,
      height: 1600,
      settings: { 'sitrep.timeZone': 'UTC', 'editor.showFoldingControls': 'always' },
    });
    await workbench.run('View: Show Sitrep');
    const began = new Date(wentLive + 2 * minuteMs).toISOString();
    const title = 'Customers with a voucher cannot pay';
    await startIncident(workbench, { title, client: 'Acme', began });
  });
  after(() => workbench.close());
  beforeEach(() => leavePickers(workbench));

  it('lists the cause among the first five suspects, with reasons', async () => {
    await workbench.sidebar(/card payment failed.*×/s).waitFor();
    await workbench.page.waitForFunction(
      `[...document.querySelectorAll('.part.sidebar .monaco-list-row')]
        .map((row) => row.textContent)
        .filter((text) => /· [0-9a-f]{8}/.test(text))
        .slice(0, 5)
        .some((text) => text.includes(${JSON.stringify(culprit)}))`,
    );
    await workbench.sidebar(culprit).locator('.monaco-tl-twistie').click();
    await workbench
      .sidebar(/Went live 2 min before it began, with deploy\/production/)
      .first()
      .waitFor();
    await workbench.sidebar(culprit).locator('.monaco-tl-twistie').click();
  });

  it('shows all files of a suspect in one diff', async () => {
    await workbench.sidebar(culprit).click();
    await workbench.tab(culprit).waitFor();
    const editor = workbench.page.locator('.editor-group-container.active');
    for (const file of ['cart.js', 'checkout.js']) await editor.getByText(file).first().waitFor();
    await editor.getByText('const saved').first().waitFor();
  });

  it('records what was confirmed and cleared, with the reasons', async () => {
    await workbench.inline(workbench.sidebar(culprit), 'Confirm as Cause');
    await workbench.answer('How do you know?', 'It fails with its change and works without');
    const confirmed = await recorded(incident(), 'suspect-judged', {
      verdict: 'confirmed',
      subject: culprit,
    });
    assert.match(String(confirmed['deploy']), /^deploy\/production\//);
    assert.ok((confirmed['reasons'] as readonly unknown[]).length > 0);
    const first = workbench.sidebar(/· [0-9a-f]{8}/).first();
    await first.filter({ hasText: new RegExp(`${culprit}.*confirmed`, 's') }).waitFor();
    await workbench.inline(workbench.sidebar('Sell the winter candles'), 'Clear');
    await workbench.answer('How do you know that it is not this one?', 'No candle was sold');
    await recorded(incident(), 'suspect-judged', { verdict: 'cleared', because: 'No candle was sold' });
  });

  it('shows hostile text of commits as plain text', async () => {
    const row = workbench.sidebar(seen);
    await row.waitFor();
    await assertPlain(row);
    await row.click();
    const editor = workbench.page.locator('.editor-group-container.active');
    await editor.getByText('$(bell)[x](command:y).js').first().waitFor();
  });

  it('counts the records of each source in the incident’s time', async () => {
    await workbench.sidebar(/Web server\D*\d+ errors.*\d+ records/s).waitFor();
    await workbench.sidebar(/Shop\D*\d+ errors.*\d+ records/s).waitFor();
  });

  it('says to a screen reader what stands in a row', async () => {
    const said = await workbench.sidebar(/Shop\D*\d+ errors/).getAttribute('aria-label');
    assert.match(said ?? '', /^Shop, \d+ errors/);
  });

  it('shows hostile log lines as plain text', async () => {
    const record = { time: new Date().toISOString(), level: 'error', msg: `${attack} \u202e\u0007` };
    appendFileSync(path.join(folder, 'log/app.log'), `${JSON.stringify(record)}\n`);
    const row = workbench.sidebar(/\*\*bold\*\* .*first .*\d\d:\d\d/s);
    await row.waitFor();
    await assertPlain(row);
  });

  it('opens the window at the first record of a kind', async () => {
    await workbench.sidebar('card payment failed').first().click();
    await workbench.tab('incident window.log').waitFor();
    const editor = workbench.page.locator('.editor-group-container.active');
    await editor.getByText('PaymentRejected').first().waitFor();
    await workbench.run('View: Close Editor');
  });

  it('opens the window with foldable records and links from stack frames', async () => {
    await workbench.run('Incident: Open Log Window');
    await workbench.tab('incident window.log').waitFor();
    // A quarter of an hour of lines lies before the place where it began.
    await workbench.statusBar(/Ln (?:[2-9]|\d{2,}), Col 1/).waitFor();
    await workbench.press('ControlOrMeta+F');
    await workbench.type('src/checkout.js');
    await workbench.press('Enter');
    await workbench.press('Escape');
    const editor = workbench.page.locator('.editor-group-container.active');
    await editor.locator('.codicon-folding-expanded').first().waitFor();
    await editor.locator('.detected-link', { hasText: 'src/checkout.js' }).first().waitFor();
    await workbench.run('Open Link');
    await workbench.tab(/^checkout\.js/).waitFor();
  });

  it('keeps selected records in the timeline with where they come from', async () => {
    await workbench.tab('incident window.log').click();
    await workbench.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
    await workbench.press('Home');
    await workbench.press('Shift+End');
    await workbench.run('Incident: Pin to Timeline');
    await workbench.answer('One line for the timeline', 'The provider refuses the amount');
    const pinned = await recorded(incident(), 'evidence-pinned', {
      label: 'The provider refuses the amount',
    });
    assert.equal(pinned['kind'], 'log');
    assert.equal(pinned['records'], 1);
    assert.match(String(pinned['source']), /log\/(app|access|worker)\.log$/);
    assert.equal(typeof pinned['offset'], 'number');
    assert.ok(existsSync(path.join(incident(), String(pinned['file']))));
  });

  it('follows the logs live', async () => {
    await workbench.run('Incident: Follow Logs');
    const panel = workbench.page.locator('.part.panel');
    await panel.waitFor();
    const line = JSON.stringify({
      time: new Date().toISOString(),
      level: 'warn',
      msg: 'seen while following',
    });
    const again = setInterval(() => appendFileSync(path.join(folder, 'log/app.log'), `${line}\n`), 500);
    try {
      await panel.getByText('seen while following').first().waitFor();
    } finally {
      clearInterval(again);
    }
    await workbench.run('Incident: Stop Following Logs');
  });
});

async function assertPlain(row: Locator): Promise<void> {
  const label = row.locator('.label-name, .monaco-highlighted-label').first();
  assert.equal(await label.locator('a, b, strong, img, .codicon').count(), 0);
  assert.doesNotMatch(await label.innerText(), /[\u202a-\u202e\u0007]/);
}

/** On top of what went live last, deployed a minute later. */
function deployHostileCommit(folder: string, at: number): void {
  const live = git(folder, 'tag', '--list', 'deploy/production/*', '--sort=-refname').split('\n')[0] ?? '';
  const head = git(folder, 'rev-parse', '--abbrev-ref', 'HEAD').trim();
  git(folder, 'switch', '--quiet', '--detach', live);
  writeFileSync(path.join(folder, '$(bell)[x](command:y).js'), 'export const hostile = true;\n');
  git(folder, 'add', '--all');
  const author = `user.name=<b>$(zap)</b> [me](command:x)`;
  gitAt(at, folder, '-c', author, 'commit', '--quiet', '--message', `${attack} \u202eevil`);
  deployAt(at, folder, 'HEAD');
  git(folder, 'switch', '--quiet', head);
}
