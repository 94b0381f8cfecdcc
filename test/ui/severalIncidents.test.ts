import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EventDraft } from '../../src/incident/events.ts';
import { JournalStore } from '../../src/journal/journal.ts';
import { temporaryFolder } from '../vscode/lifetime.ts';
import { demoCopy } from './demoCopy.ts';
import { git } from './git.ts';
import { incidentFolder, storeOf, until } from './journals.ts';
import { openWorkbench } from './openWorkbench.ts';
import { leavePickers } from './startIncident.ts';
import type { Workbench } from './workbench.ts';

const author = 'A. Developer';
const minuteMs = 60_000;
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * minuteMs).toISOString();

const acme = 'Checkout is down';
const globex = 'Vouchers are refused';
const initech = 'Search is slow';

describe('three incidents at once', () => {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = await demoCopy();
    git(folder, 'config', 'user.name', author);
    await record(acme, [
      { event: 'detail', field: 'client', value: 'acme' },
      sent('acme', { file: 'updates/01-acknowledgement.md', next: inMinutes(45) }),
      { event: 'update-promised', to: 'acme', due: inMinutes(45) },
    ]);
    await record(globex, [
      { event: 'detail', field: 'client', value: 'globex' },
      { event: 'severity-changed', severity: 'sev1' },
      sent('globex', { channel: 'phone' }),
    ]);
    await record(initech, [
      { event: 'detail', field: 'client', value: 'initech' },
      sent('initech', { next: inMinutes(90) }),
      { event: 'update-promised', to: 'initech', due: inMinutes(90) },
    ]);
    write('01-acknowledgement.md', 'to: acme\nkind: acknowledgement');
    write('02-progress.md', 'to: acme\nkind: progress');
    workbench = await openWorkbench({ folder, height: 1400, width: 1400 });
    await workbench.run('View: Show Sitrep');
  });
  after(() => workbench.close());
  beforeEach(() => leavePickers(workbench));

  async function record(title: string, events: readonly EventDraft[]): Promise<void> {
    const store = new JournalStore({ root: storeOf(folder), now: Date.now, author });
    const { incident } = await store.create({ event: 'opened', title });
    for (const event of events) await store.append(incident, event);
  }

  function write(name: string, head: string): void {
    const updates = path.join(incidentFolder(storeOf(folder), 'checkout-is-down'), 'updates');
    mkdirSync(updates, { recursive: true });
    writeFileSync(path.join(updates, name), `---\n${head}\n---\n\nWe are on it.\n`);
  }

  /** Every view names the incident, and its row alone says that it is shown. */
  async function isCurrent(title: string): Promise<void> {
    for (const view of ['Playbook', 'Suspects', 'Logs']) {
      await workbench.page
        .locator('.part.sidebar .pane-header', { hasText: view })
        .filter({ hasText: title })
        .waitFor();
    }
    await workbench.sidebar(new RegExp(`${title}.*shown · open`, 's')).waitFor();
    await workbench
      .sidebar(/shown · open/)
      .nth(1)
      .waitFor({ state: 'detached' });
  }

  it('show in the status bar the one whose client was promised nothing, and how many more wait', async () => {
    await workbench.statusBar(`No update promised: ${globex} +2`).waitFor();
    await workbench.run('Incident: Switch Incident…');
    await workbench.pick(acme);
    await isCurrent(acme);
    await workbench.statusBar(`No update promised: ${globex} +2`).waitFor();
    await workbench.screenshot('three incidents');
  });

  it('change in all views when a person switches by the button of a row', async () => {
    await workbench.inline(workbench.sidebar(new RegExp(`${initech}.*open`, 's')), 'Switch to This Incident');
    await isCurrent(initech);
  });

  it('tell a draft from what was sent, and the one whose draft is opened becomes the current one', async () => {
    await workbench
      .sidebar(/^Documents/)
      .first()
      .click();
    await workbench.sidebar(/Acknowledgement · Acme.*sent .* by mail/s).waitFor();
    await workbench.sidebar(/Progress · Acme.*draft/s).click();
    await workbench.tab('02-progress.md').waitFor();
    await isCurrent(acme);
  });

  it('stay as they are when an editor merely gets focus', async () => {
    await workbench.run('Incident: Switch Incident…');
    await workbench.pick(initech);
    await isCurrent(initech);
    await workbench.tab('02-progress.md').click();
    await workbench.page
      .locator('.editor-group-container.active .view-lines', { hasText: 'We are on it' })
      .waitFor();
    await isCurrent(initech);
  });

  it('are named in the question that a command asks', async () => {
    await workbench.run('Incident: Add Note…');
    await workbench.prompt(`Add Note: ${initech}`).waitFor();
  });

  it('put a promise into the calendar that a person keeps elsewhere', async () => {
    const file = path.join(temporaryFolder('calendar'), 'update.ics');
    await workbench.inline(workbench.sidebar(/Acme · promised/), 'Add to Calendar…');
    await workbench.prompt('Add to Calendar').waitFor();
    await workbench.write(file);
    // The dialog of a remote window looks at the folder first, and takes no key meanwhile.
    await workbench.prompt('Add to Calendar').getByText('OK', { exact: true }).click({ delay: 1000 });
    await workbench.notification('Saved as').waitFor();
    const entry = await until('the calendar file', () =>
      existsSync(file) ? readFileSync(file, 'utf8') || undefined : undefined,
    );
    assert.match(entry, /^BEGIN:VCALENDAR\r\n[^]*SUMMARY:Update due: Acme\r\n[^]*TRIGGER:-PT5M\r\n/);
  });
});

function sent(
  to: string,
  more: Partial<Extract<EventDraft, { event: 'update-sent' }>>,
): Extract<EventDraft, { event: 'update-sent' }> {
  return { event: 'update-sent', to, kind: 'acknowledgement', channel: 'mail', next: null, ...more };
}
