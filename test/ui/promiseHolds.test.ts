import assert from 'node:assert/strict';
import path from 'node:path';
import { readEvent, type JournalEvent } from '../../src/incident/events.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { promiseState } from '../../src/incident/promises.ts';
import { replay } from '../../src/incident/replay.ts';
import { demoCopy } from './demoCopy.ts';
import { fillGaps } from './drafts.ts';
import { eventsOf, incidentFolder, recorded, storeOf, until } from './journals.ts';
import { openWorkbench } from './openWorkbench.ts';
import { leavePickers, startIncident } from './startIncident.ts';
import type { Workbench } from './workbench.ts';

const minute = 60_000;

describe('a promise to a client, by keyboard', () => {
  let workbench: Workbench;
  let folder: string;
  let now = Date.now();
  const folderOf = (): string => incidentFolder(storeOf(folder), 'checkout-is-down');
  const incident = (): Incident => {
    const events = eventsOf(folderOf())
      .map(readEvent)
      .filter((event): event is JournalEvent => 'id' in event);
    return replay(path.basename(folderOf()), events);
  };
  const states = (): string[] => incident().promises.map((promise) => promiseState(promise, now));
  const draft = (name: string): string => path.join(folderOf(), 'updates', name);
  const countdown = () => workbench.statusBar(/Update (in|overdue)/);

  before(async () => {
    folder = await demoCopy();
    workbench = await openWorkbench({ folder, height: 1400, settings: { 'sitrep.timeZone': 'UTC' } });
    await workbench.run('View: Show Sitrep');
    await startIncident(workbench, { title: 'Checkout is down', client: 'Acme', severity: 'sev2' });
    await send('01-acknowledgement.md');
  });
  after(() => workbench.close());
  beforeEach(() => {
    now = Date.now();
    return leavePickers(workbench);
  });

  /** Fills what is missing in a draft that is open, and says that it went out. */
  async function send(name: string): Promise<void> {
    await workbench.tab(name).click();
    await fillGaps(workbench, draft(name));
    await workbench.run('Incident: Mark as Sent…');
    await workbench.pick('Mail');
    await recorded(folderOf(), 'update-sent', { file: `updates/${name}` });
  }

  it('is not kept by the acknowledgement that repeats it', () => {
    assert.deepEqual(states(), ['waiting']);
  });

  it('gets a new time only by the letter that tells the client of it', async () => {
    await workbench.run('Incident: New Time for the Next Update…');
    await workbench.prompt(/in \d+ min/).waitFor();
    await leavePickers(workbench);
    await workbench.run('Incident: New Time for the Next Update…');
    await workbench.accept(/in \d+ min/);
    await workbench.tab('02-changed-estimate.md').waitFor();
    assert.deepEqual(states(), ['waiting']);
    await countdown().waitFor();
    await send('02-changed-estimate.md');
    await until('the new promise', () => (states().length === 2 ? true : undefined));
    assert.deepEqual(states(), ['kept', 'waiting']);
    await workbench.sidebar(/Acme · kept/).waitFor();
  });

  it('outlives “Mark Mitigated” until the client is told', async () => {
    await workbench.run('Incident: Mark Mitigated…');
    await workbench.answer('What reduced the impact?', 'Voucher payments are switched off');
    await workbench.accept(/in \d+ min/);
    await workbench.tab('03-progress.md').waitFor();
    assert.deepEqual(states(), ['kept', 'waiting']);
    await send('03-progress.md');
    await until('the next promise', () => (states().length === 3 ? true : undefined));
    assert.deepEqual(states(), ['kept', 'kept', 'waiting']);
  });

  it('stays mine when I hand over, until I record who has it', async () => {
    await workbench.run('Incident: Hand Over…');
    await workbench.pick('Somebody else');
    await workbench.answer('Name of the person', 'Petro Bondar');
    await recorded(folderOf(), 'handed-over', { to: 'Petro Bondar' });
    await workbench.tab('04-new-contact.md').waitFor();
    await countdown().waitFor();
    await send('04-new-contact.md');
    assert.deepEqual(states(), ['kept', 'kept', 'waiting']);
    await countdown().waitFor();
    await workbench.run('Incident: Record Who Took Over…');
    await workbench.accept('Who has it now?');
    await workbench.answer('How do you know?', 'On the phone');
    await recorded(folderOf(), 'taken-over', { to: 'Petro Bondar', how: 'On the phone' });
    await countdown().waitFor({ state: 'hidden' });
    await workbench.run('Incident: Join');
    await countdown().waitFor();
  });

  it('outlives “Resolve” and “Close”, and stands among the open ones until the client is told', async () => {
    await workbench.run('Incident: Resolve…');
    await workbench.answer('What ended it?', 'The last deploy was rolled back');
    await workbench.tab('05-resolved.md').waitFor();
    await countdown().waitFor();
    await workbench.run('Incident: Close…');
    await workbench.prompt('Go on without telling them').waitFor();
    await leavePickers(workbench);
    assert.equal(incident().status, 'resolved');
    await workbench.run('Incident: Close…');
    await workbench.pick('Go on without telling them');
    await workbench.answer('Why are they not told?', 'They call us in an hour');
    await recorded(folderOf(), 'closed', { untold: 'They call us in an hour' });
    await leavePickers(workbench);
    assert.deepEqual(states(), ['kept', 'kept', 'waiting']);
    await countdown().waitFor();
    await workbench.sidebar(/Checkout is down.*closed, client not told/).waitFor();
  });

  it('is red from the start after a restart, when its time passed meanwhile', async () => {
    const due = incident().promises.at(-1)?.due ?? 0;
    now = due + 90 * minute;
    workbench.setClock(now - Date.now());
    await workbench.crash();
    await workbench.page.locator('.statusbar-item.error-kind', { hasText: 'Update overdue since' }).waitFor();
    await workbench.screenshot('closed-client-not-told');
  });

  it('ends late with the letter that tells of the resolution, and comes back where that was not sent', async () => {
    await workbench.run('View: Show Sitrep');
    await workbench.sidebar('Documents').click();
    await workbench.sidebar(/^Resolved/).click();
    now = Date.now() + 90 * minute;
    await send('05-resolved.md');
    await workbench.sidebar(/Acme · late by/).waitFor();
    await countdown().waitFor({ state: 'hidden' });
    const sent = await recorded(folderOf(), 'update-sent', { kind: 'resolved' });
    await workbench.run('Incident: Correct Time or Text…');
    await workbench.pick('Resolved sent to Acme');
    await workbench.pick('It did not happen');
    await recorded(folderOf(), 'corrected', { target: sent.id, retracted: true });
    await workbench.page.locator('.statusbar-item.error-kind', { hasText: 'Update overdue' }).waitFor();
  });

  it('is broken where it is taken back, with the reason beside it', async () => {
    await workbench.run('Incident: Take Back a Promise…');
    await workbench.accept('Take Back a Promise');
    await workbench.answer('Why is it taken back?', 'They cancelled the contract');
    await recorded(folderOf(), 'promise-taken-back', { reason: 'They cancelled the contract' });
    await workbench.sidebar(/taken back: They cancelled the contract/).waitFor();
    await countdown().waitFor({ state: 'hidden' });
    assert.equal(states().at(-1), 'broken');
  });
});
