import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { demoCopy } from './demoCopy.ts';
import { fillGaps } from './drafts.ts';
import { eventsOf, incidentFolder, recorded, storeOf, until } from './journals.ts';
import { buyWithVoucher, startShop, type ShopService } from './shopService.ts';
import { leavePickers, startIncident } from './startIncident.ts';
import { openWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

const minuteMs = 60_000;

/** What the client answers, by the words of the question. */
const answers = new Map([
  ['Who is calling', 'Iryna Bondar'],
  ['What happens', 'Paying with a voucher ends in an error page'],
  ['What they expected', 'The order is placed'],
  ['Who and how many are affected', 'Every customer with a voucher'],
]);

describe('talking to the client, by keyboard', () => {
  let workbench: Workbench;
  let folder: string;
  let shop: ShopService;
  const incident = (): string => incidentFolder(storeOf(folder), 'vouchers-do-not-work');
  const draft = (name: string): string => path.join(incident(), 'updates', name);
  const due = (): number =>
    Date.parse(String(eventsOf(incident()).findLast(({ event }) => event === 'update-promised')?.['due']));

  before(async () => {
    folder = await demoCopy();
    shop = await startShop(folder);
    workbench = await openWorkbench({ folder, height: 1600, settings: { 'sitrep.timeZone': 'UTC' } });
    await workbench.run('View: Show Sitrep');
    await startIncident(workbench, { title: 'Vouchers do not work', client: 'Acme', severity: 'sev2' });
  });
  after(async () => {
    await workbench.close();
    await shop.stop();
  });
  beforeEach(() => leavePickers(workbench));

  it('takes the details in the order of the call, also over a look into another window', async () => {
    await workbench.run('Incident: Take Details…');
    const title = await workbench.prompt(/Take Details \(1\/\d+\)/).innerText();
    const count = Number(/\(1\/(\d+)\)/.exec(title)?.[1]);
    for (let place = 1; place <= count; place++) {
      const question = workbench.prompt(`(${String(place)}/${String(count)})`);
      await question.waitFor();
      const asked = await question.innerText();
      const [, answer] = [...answers].find(([words]) => asked.includes(words)) ?? [];
      if (answer !== undefined) await workbench.write(answer);
      if (place === 3) {
        await workbench.leaveWindow();
        await workbench.returnToWindow();
      }
      await workbench.enter();
    }
    for (const value of answers.values()) await recorded(incident(), 'detail', { value });
  });

  it('asks again only what is still unknown', async () => {
    await workbench.run('Incident: Take Details…');
    const first = await workbench.prompt(/Take Details \(1\/\d+\)/).innerText();
    for (const asked of answers.keys()) assert.equal(first.includes(asked), false);
  });

  it('says back what was understood, with the open questions numbered', async () => {
    await workbench.run('Incident: Say It Back');
    await workbench.tab('say-it-back.md').waitFor();
    const text = readFileSync(draft('02-say-it-back.md'), 'utf8');
    assert.match(text, /1\. What happens: Paying with a voucher ends in an error page\./);
    assert.match(text, /2\. What you expected instead: The order is placed\./);
    assert.match(text, /We’d also like to know:\n\n\d+\. /);
  });

  it('records the acknowledgement', async () => {
    await workbench.tab('acknowledgement.md').click();
    await workbench.run('Incident: Mark as Sent…');
    await workbench.pick('Mail');
    await recorded(incident(), 'update-sent', { kind: 'acknowledgement' });
  });

  it('watches a retry while the service really fails it, and keeps what came in', async () => {
    await workbench.run('Incident: Watch a Retry…');
    await workbench.pick('Watch for 2 min');
    const view = workbench.page.locator('.part.sidebar');
    await view.getByText('Watching a retry since').waitFor();
    assert.equal(await buyWithVoucher(shop), 502);
    await view.getByText(/Watching a retry since .*errors among them: [1-9]/).waitFor();
    await workbench.run('Incident: Stop Watching the Retry');
    const told = workbench.notification(/during the retry: \d+, errors among them: [1-9]/);
    await told.waitFor();
    await told.getByText('Copy for an Update').click();
    const watched = await recorded(incident(), 'retry-watched');
    const kept = readFileSync(path.join(incident(), String(watched['file'])), 'utf8');
    assert.match(kept, /\[Web server\].*POST \/checkout.* 502 /);
    assert.match(kept, /\[Shop\].*card payment failed/);
    await workbench.page.waitForFunction(
      `navigator.clipboard.readText().then((text) => /during the retry: \\d+, errors/.test(text))`,
    );
  });

  it('turns the countdown yellow when the update is nearly due', async () => {
    await workbench.statusBar(/Update in \d+ min/).waitFor();
    assert.equal(
      await workbench
        .statusBar(/Update in/)
        .getAttribute('class')
        .then(isPlain),
      true,
    );
    await at(due() - 90_000);
    await workbench.page.locator('.statusbar-item.warning-kind', { hasText: /Update in 1 min/ }).waitFor();
  });

  it('turns it red when it is overdue, with one notification, from which the late update is sent', async () => {
    const told = workbench.notification('is overdue: Vouchers do not work');
    await at(due() + 2 * minuteMs + 1000);
    await workbench.page.locator('.statusbar-item.error-kind', { hasText: /overdue by 2 min/ }).waitFor();
    await told.waitFor();
    await workbench.page.locator('.part.activitybar .badge-content', { hasText: '1' }).waitFor();
    await at(due() + 4 * minuteMs + 1000);
    await workbench.page.locator('.statusbar-item.error-kind', { hasText: /overdue by 4 min/ }).waitFor();
    assert.equal(await told.count(), 1);
    await told.getByText('Send Update…').click();
    await workbench.pick('Progress');
    await workbench.accept(/in \d+ min/);
    await workbench.tab('progress.md').waitFor();
    await fillGaps(workbench, draft('03-progress.md'));
    await workbench.run('Incident: Mark as Sent…');
    await workbench.pick('Chat');
    await recorded(incident(), 'update-sent', { kind: 'progress' });
    await workbench.sidebar(/Acme · late by/).waitFor();
    await workbench.statusBar(/Update in \d+ min/).waitFor();
    assert.equal(
      await workbench
        .statusBar(/Update in/)
        .getAttribute('class')
        .then(isPlain),
      true,
    );
  });

  it('reviews a draft while it is typed, and the quick fix mends it', async () => {
    await workbench.run('Incident: Send Update…');
    await workbench.pick('Progress');
    await workbench.accept(/in \d+ min/);
    await workbench.tab('04-progress.md').waitFor();
    await workbench.statusBar('Markdown').waitFor();
    await fillGaps(workbench, draft('04-progress.md'));
    await workbench.press('ControlOrMeta+End');
    await workbench.type('\nYou will hear from us soon.');
    const editor = workbench.page.locator('.editor-group-container.active .monaco-editor');
    await editor.locator('.squiggly-warning, .squiggly-error').first().waitFor();
    await workbench.page.waitForTimeout(1500);
    for (let back = 0; back < 3; back++) await workbench.press('ArrowLeft');
    await workbench.press('ControlOrMeta+.');
    await workbench.page.locator('.action-widget .monaco-list-row').first().waitFor();
    await workbench.press('Enter');
    const mended = /You will hear from us by .*\d{1,2}:\d{2} [AP]M EES?T\./;
    await editor.getByText(/EES?T/).nth(1).waitFor();
    await workbench.press('ControlOrMeta+S');
    await until(
      'the mended sentence',
      () => mended.exec(readFileSync(draft('04-progress.md'), 'utf8')) ?? undefined,
    );
  });

  it('hands over, resolves and follows up', async () => {
    await workbench.run('Incident: Hand Over…');
    await workbench.pick('Iryna Bondar');
    await workbench.tab('handover.md').waitFor();
    await recorded(incident(), 'handed-over', { to: 'Iryna Bondar' });
    await workbench.tab('05-new-contact.md').waitFor();
    await workbench.run('Incident: Resolve…');
    await workbench.answer('What ended it?', 'The last deploy was rolled back');
    await recorded(incident(), 'resolved');
    await sendDraft('06-resolved.md', 'resolved');
    await workbench.run('Incident: Send Update…');
    await workbench.accept(/Follow-up.*comes next/s);
    await sendDraft('07-follow-up.md', 'follow-up');
    assert.equal(await workbench.statusBar(/Update (in|overdue)/).count(), 0);
  });

  async function sendDraft(file: string, kind: string): Promise<void> {
    await workbench.tab(file).waitFor();
    await fillGaps(workbench, draft(file));
    await workbench.run('Incident: Mark as Sent…');
    await workbench.pick('Mail');
    await recorded(incident(), 'update-sent', { kind });
  }

  /** Sets the extension's clock; a person who returns to the window sees it at once. */
  async function at(instant: number): Promise<void> {
    workbench.setClock(instant - Date.now());
    await workbench.leaveWindow();
    await workbench.page.waitForTimeout(500); // A window that is left for an instant does not notice.
    await workbench.returnToWindow();
  }
});

function isPlain(classes: string | null): boolean {
  return !/(warning|error)-kind/.test(classes ?? '');
}
