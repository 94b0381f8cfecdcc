import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoCopy } from './demoCopy.ts';
import { editing, fillGaps } from './drafts.ts';
import { eventsOf, incidentFolder, journalText, recorded, storeOf, until } from './journals.ts';
import { enterTime, leavePickers, startIncident, typeTime } from './startIncident.ts';
import { openWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

const title = 'Customers with a voucher cannot pay';
const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;

describe('the main job, by keyboard', () => {
  let workbench: Workbench;
  let folder: string;
  const incident = (): string => incidentFolder(storeOf(folder), 'customers-with-a-voucher');

  before(async () => {
    folder = await demoCopy();
    workbench = await openWorkbench({
      folder,
      height: 1600,
      settings: { 'sitrep.timeZone': 'America/New_York' },
    });
    await workbench.run('View: Show Sitrep');
  });
  after(() => workbench.close());
  beforeEach(() => leavePickers(workbench));

  it('opens an incident at the first answer; leaving after it loses nothing', async () => {
    await workbench.run('Incident: Start…');
    await workbench.answer('in the client’s words', 'Search finds nothing');
    await workbench.prompt('(2/5)').waitFor();
    await workbench.press('Escape');
    await workbench.sidebar(/Search finds nothing.*open/s).waitFor();
    await workbench.statusBar('No update promised').waitFor();
    await recorded(incidentFolder(storeOf(folder), 'search-finds'), 'opened', {
      title: 'Search finds nothing',
      by: 'A. Developer',
    });
  });

  it('keeps its picker while the person is in another window', async () => {
    await workbench.run('Incident: Start…');
    await workbench.answer('in the client’s words', 'Left for the chat');
    await workbench.prompt('(2/5)').waitFor();
    await workbench.leaveWindow();
    await workbench.returnToWindow();
    await workbench.pick('Acme');
    await workbench.prompt('(3/5)').waitFor();
    await recorded(incidentFolder(storeOf(folder), 'left-for-the-chat'), 'detail', { value: 'acme' });
  });

  it('promises the next update in the client’s zone and counts down to it', async () => {
    await startIncident(workbench, { title, client: 'Acme', severity: 'sev2', began: '165' });
    const { due } = await recorded(incident(), 'update-promised', { to: 'acme' });
    assert.match(
      await workbench.editorText(),
      new RegExp(`next update by .*${spoken(due, 'Europe/Kyiv')} EES?T`),
    );
    await workbench.statusBar(/Not acknowledged/).waitFor();
    await workbench.sidebar(new RegExp(`${clock(due, 'America/New_York')}.*Acme · promised`)).waitFor();
    await recorded(incident(), 'severity-changed', { severity: 'sev2' });
  });

  it('copies the message as the client would read it, and records nothing', async () => {
    const before = journalText(incident());
    await workbench.run('Incident: Copy Message');
    await workbench.statusBar('Copied the subject “We’re working on it').waitFor();
    const copied = await workbench.clipboard();
    assert.match(copied, /^Subject: We’re working on it: .*\n\nDear Olena Marchenko,\n/);
    assert.doesNotMatch(copied, /kind: acknowledgement/);
    assert.equal(journalText(incident()), before);
  });

  it('records what a person says was sent', async () => {
    await workbench.run('Incident: Mark as Sent…');
    await workbench.pick('Mail');
    const sent = await recorded(incident(), 'update-sent', { kind: 'acknowledgement', channel: 'mail' });
    assert.equal(sent['to'], 'acme');
    assert.equal(sent['file'], 'updates/01-acknowledgement.md');
    assert.match(String(sent['text']), /Customers with a voucher cannot pay/);
    await workbench.sidebar(/Acme · promised/).waitFor();
  });

  it('records a call in one step, which keeps the promise', async () => {
    await workbench.run('Incident: Told by Phone…');
    await workbench.answer('What did you tell them?', 'We look at the payment logs.');
    await typeTime(workbench, '40 min');
    await recorded(incident(), 'update-sent', { channel: 'phone', text: 'We look at the payment logs.' });
    await workbench.sidebar(/Acme · kept/).waitFor();
    await workbench.sidebar(/Acme · promised/).waitFor();
  });

  it('keeps file, lines and commit of a selection with its note', async () => {
    await openFile(workbench, 'checkout.js');
    await goToLine(workbench, 12);
    await workbench.press('Shift+ArrowDown');
    await workbench.press('Shift+End');
    await workbench.run('Incident: Add Note…');
    await workbench.answer(/About src\/checkout\.js, line 12/, 'The total is computed here');
    const note = await recorded(incident(), 'note', { text: 'The total is computed here' });
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
    assert.deepEqual(note['place'], { file: 'src/checkout.js', startLine: 12, endLine: 13, commit });
    const lines = readFileSync(path.join(folder, 'src/checkout.js'), 'utf8').split('\n').slice(11, 13);
    assert.equal(note['quote'], lines.join('\n'));
  });

  it('keeps a draft with a gap from being marked as sent, until it is filled', async () => {
    await workbench.run('Incident: Send Update…');
    await workbench.pick('Progress');
    await workbench.accept(/in \d+ min/);
    await workbench.tab('02-progress.md').waitFor();
    await workbench.statusBar('Markdown').waitFor();
    const before = journalText(incident());
    await workbench.run('Incident: Mark as Sent…');
    await workbench.notification('still has a gap').waitFor();
    assert.equal(journalText(incident()), before);
    await fillGaps(workbench, path.join(incident(), 'updates/02-progress.md'));
    await workbench.run('Incident: Mark as Sent…');
    await workbench.pick('Chat');
    const sent = await recorded(incident(), 'update-sent', { kind: 'progress', channel: 'chat' });
    assert.doesNotMatch(String(sent['text']), /\[\[/);
  });

  it('corrects text and time of an entry, in events of their own', async () => {
    const note = await recorded(incident(), 'note');
    await workbench.run('Incident: Correct Time or Text…');
    await workbench.pick('The total is computed here');
    await workbench.pick('The text');
    await workbench.answer('The right text', 'The price is computed here');
    await recorded(incident(), 'corrected', { target: note.id, text: 'The price is computed here' });
    await workbench
      .sidebar(/^Timeline/)
      .first()
      .click();
    await workbench.sidebar('The price is computed here').waitFor();
    await workbench.run('Incident: Correct Time or Text…');
    await workbench.pick('The price is computed here');
    await workbench.pick('The time');
    await enterTime(workbench, '20 min');
    const { happened } = await until('a corrected time', () =>
      eventsOf(incident()).findLast((event) => event['happened'] !== undefined),
    );
    assert.ok(Date.parse(String(happened)) < Date.parse(note.at));
    await workbench
      .sidebar(/^Timeline/)
      .first()
      .click();
  });

  it('changes severity and hands over, and the new owner shows', async () => {
    await workbench.run('Incident: Change Severity…');
    await workbench.pick('sev1');
    await workbench.sidebar(/Customers with a voucher.*sev1/s).waitFor();
    await workbench.run('Incident: Hand Over…');
    await workbench.pick('Iryna Bondar');
    await workbench.tab('handover.md').waitFor();
    await workbench.sidebar(/Customers with a voucher.*Iryna Bondar/s).waitFor();
    assert.match(readFileSync(path.join(incident(), 'handover.md'), 'utf8'), /Iryna Bondar/);
  });

  it('goes from mitigated to resolved, back to open, and to closed', async () => {
    const state = (word: string): Promise<void> =>
      workbench.sidebar(new RegExp(`Customers with a voucher.*${word}`, 's')).waitFor();
    await workbench.run('Incident: Mark Mitigated…');
    await workbench.answer('What reduced the impact?', 'Vouchers are switched off');
    await workbench.accept(/in \d+ min/);
    await state('mitigated');
    await workbench.run('Incident: Resolve…');
    await workbench.answer('What ended it?', 'Rolled back');
    await state('resolved');
    await workbench.run('Incident: Reopen…');
    await workbench.answer('Why?', 'It is back');
    await state('open');
    await workbench.run('Incident: Resolve…');
    await workbench.answer('What ended it?', 'The last deploy was rolled back');
    await state('resolved');
    const [letter = ''] = readdirSync(path.join(incident(), 'updates'))
      .filter((name) => name.endsWith('resolved.md'))
      .sort()
      .reverse();
    await workbench.tab(letter).waitFor();
    await fillGaps(workbench, path.join(incident(), 'updates', letter));
    await workbench.run('Incident: Mark as Sent…');
    await workbench.pick('Mail');
    await recorded(incident(), 'update-sent', { kind: 'resolved' });
    await workbench.run('Incident: Confirm with Client…');
    await workbench.answer('in their words', 'All good, thanks');
    await workbench.pick('Yes');
    await recorded(incident(), 'client-confirmed', { words: 'All good, thanks', satisfied: true });
    await workbench.run('Incident: Close…');
    await workbench.pick('Not now');
    await state('closed');
  });

  it('writes the post-mortem again without touching what a person wrote', async () => {
    await workbench.run('Incident: Write Post-mortem');
    await editing(workbench, 'postmortem.md');
    await workbench.press('ControlOrMeta+End');
    await workbench.type('\nWe should have tested with vouchers.');
    await workbench.press('ControlOrMeta+S');
    const file = path.join(incident(), 'postmortem.md');
    const holds = (text: string): Promise<true> =>
      until(`${text} in the post-mortem`, () => readFileSync(file, 'utf8').includes(text) || undefined);
    await holds('We should have tested with vouchers.');
    await holds('The price is computed here');
    await workbench.run('Incident: Add Note…');
    await workbench.answer('What happened', `The provider was called with ${token}`);
    await recorded(incident(), 'note', { text: `The provider was called with ${token}` });
    await workbench.run('Incident: Write Post-mortem');
    await holds(token);
    await editing(workbench, 'postmortem.md');
    await holds('We should have tested with vouchers.');
    assert.match(readFileSync(file, 'utf8'), /Vouchers are switched off/);
  });

  it('creates a follow-up ticket as a file', async () => {
    await workbench.run('Incident: Create Follow-up Ticket…');
    await workbench.answer('What is to be done?', 'Test the checkout with vouchers');
    await workbench.pick('Prevent it');
    await workbench.tab(/01-test-the-checkout/).waitFor();
    await recorded(incident(), 'ticket-created', { title: 'Test the checkout with vouchers' });
  });

  it('publishes after showing the files, with credentials masked', async () => {
    const published = path.join(folder, 'incidents', path.basename(incident()));
    await workbench.run('Incident: Publish to Repository…');
    await workbench.pick('post-mortem, tickets, handover');
    await workbench.accept(new RegExp(`${token}.*postmortem\\.md: …`, 's'));
    await workbench.tab('What would be published').waitFor();
    await workbench.prompt(/postmortem\.md.*1 masked/s).waitFor();
    assert.equal(existsSync(published), false);
    await workbench.accept('postmortem.md');
    await workbench.notification(/Files published: \d/).waitFor();
    const text = readFileSync(path.join(published, 'postmortem.md'), 'utf8');
    assert.match(text, /We should have tested with vouchers/);
    assert.doesNotMatch(text, new RegExp(token));
    assert.equal(existsSync(path.join(published, 'journal.yaml')), false);
  });

  it('counts down to a colleague’s promise only once it is joined', async () => {
    const theirs = writeColleaguesIncident(storeOf(folder));
    await workbench.sidebar(/Orders arrive twice.*B\. Colleague/s).waitFor();
    const waiting = workbench.statusBar(/Not acknowledged/);
    const others = async (): Promise<number> => Number(/\+(\d+)/.exec(await waiting.innerText())?.[1] ?? 0);
    const before = await others();
    await workbench.run('Incident: Switch Incident…');
    await workbench.pick('Orders arrive twice');
    await workbench.run('Incident: Join');
    await recorded(theirs, 'joined', { by: 'A. Developer' });
    await workbench.statusBar(`+${String(before + 1)}`).waitFor();
  });
});

/** As the letter says it: "4:30 PM". */
function spoken(at: unknown, timeZone: string): string {
  const form = { timeZone, hour: 'numeric', minute: '2-digit', hour12: true } as const;
  return new Intl.DateTimeFormat('en-US', form).format(Date.parse(String(at))).replace(/\s/gu, ' ');
}

function clock(at: unknown, timeZone: string): string {
  const form = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', form).format(Date.parse(String(at)));
}

async function openFile(workbench: Workbench, name: string): Promise<void> {
  await workbench.press('ControlOrMeta+P');
  await workbench.search(name);
  await workbench.tab(name).waitFor();
}

async function goToLine(workbench: Workbench, line: number): Promise<void> {
  await workbench.press('Control+G');
  await workbench.answer(/line/i, `:${line}`);
}

/** An incident that a colleague opened, as a pull or another checkout would bring it. */
function writeColleaguesIncident(store: string): string {
  const incident = path.join(store, '2026-11-20-orders-arrive-twice-0a1b');
  mkdirSync(incident);
  const now = Date.now();
  const events = [
    { event: 'opened', title: 'Orders arrive twice' },
    { event: 'update-promised', to: 'acme', due: new Date(now + 20 * 60_000).toISOString() },
  ].map((event, index) => ({
    id: `01JDAAAAAAAAAAAAAAAAAAAAA${String(index)}`,
    n: index + 1,
    at: new Date(now).toISOString(),
    by: 'B. Colleague',
    ...event,
  }));
  writeFileSync(
    path.join(incident, 'journal.yaml'),
    events.map((event) => `- ${JSON.stringify(event)}\n`).join(''),
  );
  return incident;
}
