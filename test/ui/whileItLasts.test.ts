import assert from 'node:assert/strict';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoCopy } from './demoCopy.ts';
import { fillGaps } from './drafts.ts';
import { eventsOf, incidentFolder, recorded, storeOf, until } from './journals.ts';
import { openWorkbench } from './openWorkbench.ts';
import { enterTime, leavePickers, startIncident, typeTime } from './startIncident.ts';
import type { Workbench } from './workbench.ts';

const minuteMs = 60_000;

describe('what else is done while an incident lasts, by keyboard', () => {
  let workbench: Workbench;
  let folder: string;
  const incident = (): string => incidentFolder(storeOf(folder), 'the-basket-is-empty');

  before(async () => {
    folder = await demoCopy();
    // No zone of one's own yet: a remote window asks for it once.
    workbench = await openWorkbench({ folder, height: 1600, settings: { 'sitrep.timeZone': undefined } });
    await workbench.run('View: Show Sitrep');
  });
  after(() => workbench.close());
  beforeEach(() => leavePickers(workbench));

  it('asks a remote window once for the reader’s zone, when a clock time may be typed, and goes by it', async () => {
    await workbench.run('Incident: Start…');
    await workbench.answer('in the client’s words', 'The basket is empty');
    await workbench.pick('Acme');
    await workbench.accept('(3/5)');
    await workbench.prompt('(4/5)').waitFor();
    await workbench.pick('Another time');
    await workbench.prompt('Your time zone').waitFor();
    await workbench.pick('Another zone');
    await workbench.prompt('For example Europe/Kyiv').waitFor();
    await workbench.write('Asia/Tokio');
    await workbench.prompt('That is no zone’s name').waitFor();
    await workbench.write('Asia/Tokyo');
    await workbench.accept('UTC+9');
    await workbench.prompt(/\(4\/5\).*Clock times are in Asia\/Tokyo/s).waitFor();
    await enterTime(workbench, '20 min');
    await workbench.accept('(5/5)');
    await workbench.tab('acknowledgement.md').waitFor();
    await workbench.sidebar(/UTC\+9.*Acme · promised/s).waitFor();
  });

  it('opens the mail program with the message, and records nothing', async () => {
    await fillGaps(workbench, path.join(incident(), 'updates/01-acknowledgement.md'));
    const before = eventsOf(incident()).length;
    const asked = await navigations(workbench);
    await workbench.run('Incident: Send by Mail');
    const url = await until('a mailto link', () => asked.find((one) => one.startsWith('mailto:')));
    assert.match(url, /^mailto:support@acme\.example\?/);
    const mail = new URLSearchParams(url.slice(url.indexOf('?')));
    assert.match(mail.get('subject') ?? '', /The basket is empty/);
    assert.match(mail.get('body') ?? '', /^Dear Olena Marchenko,\r?\n/);
    assert.equal(eventsOf(incident()).length, before);
  });

  it('records a message once, unless it went out once more', async () => {
    await workbench.tab('acknowledgement.md').click();
    await workbench.run('Incident: Mark as Sent…');
    await workbench.pick('Mail');
    await recorded(incident(), 'update-sent');
    await workbench.run('Incident: Mark as Sent…');
    await workbench.page.getByPlaceholder('marked as sent already').waitFor();
    await workbench.enter();
    await workbench.run('Incident: Add Note…');
    await workbench.answer('What happened', 'Looked at the basket');
    await recorded(incident(), 'note', { text: 'Looked at the basket' });
    assert.equal(eventsOf(incident()).filter(({ event }) => event === 'update-sent').length, 1);
  });

  it('gives a promise a new time only by a letter', async () => {
    const before = eventsOf(incident()).filter(({ event }) => event === 'update-promised').length;
    await workbench.inline(workbench.sidebar(/Acme · promised/), 'New Time for the Next Update…');
    await workbench.pick('Another time');
    await enterTime(workbench, '55 min');
    await workbench.tab('changed-estimate.md').waitFor();
    const updates = path.join(incident(), 'updates');
    const letter = readdirSync(updates).find((name) => name.endsWith('changed-estimate.md')) ?? '';
    const named = /promise: (\S+Z)/.exec(readFileSync(path.join(updates, letter), 'utf8'))?.[1] ?? '';
    const due = Date.parse(named);
    assert.ok(Math.abs(due - Date.now() - 55 * minuteMs) < 2 * minuteMs);
    assert.equal(eventsOf(incident()).filter(({ event }) => event === 'update-promised').length, before);
    await workbench.sidebar(/Acme · promised/).waitFor();
  });

  it('offers what can be done now', async () => {
    await workbench.run('Incident: Actions…');
    await workbench.prompt(/Send Update….*Resolve….*Hand Over…/s).waitFor();
    assert.equal(await workbench.prompt('Reopen').count(), 0);
    await workbench.pick('Add Note');
    await workbench.answer('What happened', 'Offered in the list');
    await recorded(incident(), 'note', { text: 'Offered in the list' });
  });

  it('sets when it began', async () => {
    await workbench.run('Incident: Set When It Began…');
    await typeTime(workbench, '95 min');
    const { value } = await recorded(incident(), 'detail', { field: 'started' });
    await until('the new start', () => {
      const latest = eventsOf(incident()).findLast((one) => one['field'] === 'started')?.['value'];
      const ago = Date.now() - Date.parse(String(latest ?? value));
      return Math.abs(ago - 95 * minuteMs) < 2 * minuteMs || undefined;
    });
  });

  it('corrects an answer the way it was asked, and offers no text where there is none', async () => {
    await workbench.run('Incident: Correct Time or Text…');
    await workbench.pick('Severity ');
    await workbench.prompt('It did not happen').waitFor();
    assert.equal(await workbench.prompt('The text').count(), 0);
    await workbench.press('Escape');
    await workbench.run('Incident: Correct Time or Text…');
    await workbench.pick('Reported at: ');
    await workbench.pick('The text');
    await workbench.pick('15 min ago');
    const { text } = await recorded(incident(), 'corrected');
    assert.ok(Date.now() - Date.parse(String(text)) < 17 * minuteMs);
    await workbench.run('Incident: Correct Time or Text…');
    await workbench.pick('Opened: ');
    await workbench.prompt('The text').waitFor();
    assert.equal(await workbench.prompt('It did not happen').count(), 0);
  });

  it('keeps what a diagnostic prints as evidence', async () => {
    await workbench.run('Incident: Run a Diagnostic…');
    await workbench.answer('The command to run', 'echo rows: $((40 + 2)); echo late >&2');
    await workbench.answer('What does it show?', 'Rows in the basket');
    const { file } = await recorded(incident(), 'evidence-pinned', {
      kind: 'diagnostic',
      label: 'Rows in the basket',
    });
    const kept = readFileSync(path.join(incident(), String(file)), 'utf8');
    assert.match(kept, /^rows: 42$/m);
    assert.match(kept, /^late$/m);
    assert.match(kept, /exit code 0/);
    await workbench
      .sidebar(/^Timeline/)
      .first()
      .click();
    await workbench.sidebar('Pinned: Rows in the basket').waitFor();
  });

  it('adds a step, does one and skips one; the timeline calls them by their titles', async () => {
    await workbench.run('Incident: Add Step…');
    await workbench.answer('What is to be done?', 'Ask the warehouse');
    await workbench.pick('Investigate');
    await recorded(incident(), 'step-added', { title: 'Ask the warehouse' });
    await workbench.run('Sitrep: Focus on Playbook View');
    await workbench.inline(workbench.sidebar('Say the problem back'), 'Do This Step');
    await workbench.tab('say-it-back.md').waitFor();
    await workbench.inline(workbench.sidebar('Say that you see what this means'), 'Skip Step…');
    await workbench.answer('Why is it not needed?', 'They wrote it down');
    await recorded(incident(), 'step-skipped', { reason: 'They wrote it down' });
    await workbench.sidebar(/^Steps: 2/).click();
    await workbench.sidebar('Step skipped: Say that you see what this means').waitFor();
  });

  it('reads the logs again, and tests a source', async () => {
    const line = { time: new Date().toISOString(), level: 'error', msg: 'the shelf is gone' };
    appendFileSync(path.join(folder, 'log/app.log'), `${JSON.stringify(line)}\n`);
    await workbench.run('Incident: Refresh Logs');
    await workbench.sidebar('the shelf is gone').waitFor();
    await workbench.run('Incident: Test a Log Source…');
    await workbench.pick('Shop');
    await workbench.notification('It works. Records in the last 15 min:').waitFor();
  });

  it('adds a client, whose updates come in their own language and time', async () => {
    const config = path.join(folder, '.sitrep/config.yaml');
    const shop = '  shop:\n    name: Крамниця\n    language: uk\n    timeZone: America/New_York\n';
    writeFileSync(config, readFileSync(config, 'utf8').replace('clients:\n', `clients:\n${shop}`));
    const isKnown = (): Promise<boolean> =>
      workbench
        .prompt('Крамниця')
        .waitFor({ timeout: 4000 })
        .then(
          () => true,
          () => false,
        );
    await workbench.run('Incident: Add Client…');
    while (!(await isKnown())) {
      await workbench.press('Escape');
      await workbench.run('Incident: Add Client…');
    }
    await workbench.pick('Крамниця');
    await recorded(incident(), 'detail', { field: 'client', value: 'shop' });
    await workbench.pick('Another time');
    await enterTime(workbench, '40 min');
    await recorded(incident(), 'update-promised', { to: 'shop' });
    await workbench.run('Incident: Send Update…');
    await workbench.pick('Progress');
    await workbench.accept(/Крамниця.*Acme|Acme.*Крамниця/s);
    await workbench.pick('Another time');
    await enterTime(workbench, '50 min');
    await workbench.prompt('leaves a gap').waitFor();
    await workbench.press('Escape');
    const drafts = await until('a draft for each client', () => {
      const updates = path.join(incident(), 'updates');
      const texts = readdirSync(updates)
        .filter((name) => name.endsWith('-progress.md'))
        .map((name) => readFileSync(path.join(updates, name), 'utf8'));
      return texts.filter((text) => text.includes('incident: ')).length < 2 ? undefined : texts;
    });
    const inTheirs = drafts.find((text) => text.includes('to: shop')) ?? '';
    const inOurs = drafts.find((text) => text.includes('to: acme')) ?? '';
    assert.match(inTheirs, /language: uk[\s\S]*Наступне.* \d\d:\d\d UTC-[45]/);
    assert.match(inOurs, /language: en[\s\S]*next update by .*\d:\d\d [AP]M EES?T/);
  });

  it('opens the draft of another incident where the drafts are', async () => {
    await workbench.run('View: Close All Editors');
    await startIncident(workbench, { title: 'The other shop is down' });
    await startIncident(workbench, { title: 'The third shop is down' });
    await workbench.tab('acknowledgement.md').nth(1).waitFor();
    assert.equal(await workbench.page.locator('.part.editor .editor-group-container').count(), 1);
  });

  it('shows its log', async () => {
    await workbench.run('Incident: Show Log');
    await workbench.page.waitForFunction(
      `[...document.querySelectorAll('.part.panel select')].some(({ value }) => value === 'Sitrep')`,
    );
  });
});

/** Addresses that the page asks the browser to go to, as they come. */
async function navigations(workbench: Workbench): Promise<readonly string[]> {
  const asked: string[] = [];
  const browser = await workbench.page.context().newCDPSession(workbench.page);
  await browser.send('Page.enable');
  browser.on('Page.frameRequestedNavigation', ({ url }) => asked.push(url));
  return asked;
}
