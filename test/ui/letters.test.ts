import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoCopy } from './demoCopy.ts';
import { eventsOf, incidentFolder, recorded, storeOf, until } from './journals.ts';
import { openWorkbench } from './openWorkbench.ts';
import { leavePickers, startIncident } from './startIncident.ts';
import type { Workbench } from './workbench.ts';

describe('letters, by keyboard', () => {
  let workbench: Workbench;
  let folder: string;
  const incident = (): string => incidentFolder(storeOf(folder), 'checkout-is-down');
  const draft = (name: string): string => readFileSync(path.join(incident(), 'updates', name), 'utf8');
  const dialog = () => workbench.page.locator('.monaco-dialog-box');

  before(async () => {
    folder = await demoCopy();
    const config = path.join(folder, '.sitrep/config.yaml');
    const shop =
      '  shop:\n    name: Крамниця\n    language: uk\n    contact: { greeting: "Доброго дня, Олено!" }\n';
    writeFileSync(config, readFileSync(config, 'utf8').replace('clients:\n', `clients:\n${shop}`));
    workbench = await openWorkbench({ folder, height: 1400 });
    await workbench.run('View: Show Sitrep');
    await startIncident(workbench, { title: 'Checkout is down', client: 'Acme', severity: 'sev2' });
    await workbench.run('Incident: Mark as Sent…');
    await workbench.pick('Mail');
    await recorded(incident(), 'update-sent');
  });
  after(() => workbench.close());
  beforeEach(() => leavePickers(workbench));

  async function progress(): Promise<void> {
    await workbench.run('Incident: Send Update…');
    await workbench.pick('Progress');
  }

  it('open with their first gap selected, and Tab goes from gap to gap', async () => {
    await progress();
    await workbench.accept(/in \d+ min/);
    await workbench.tab('02-progress.md').waitFor();
    await until('the draft', () => draft('02-progress.md').includes('[[what we do next]]') || undefined);
    await workbench.page
      .locator(
        '.editor-group-container.active .finish-snippet-placeholder, .editor-group-container.active .snippet-placeholder',
      )
      .first()
      .waitFor();
    assert.match(draft('02-progress.md'), /\[\[what has changed since the last message\]\]/);
    await workbench.type('round amounts go through');
    await workbench.press('Tab');
    await workbench.type('a junior developer broke it');
    await workbench.press('Tab');
    await workbench.type('we roll the release back');
    await workbench.press('ControlOrMeta+S');
    await until('no gap on the disk', () => !draft('02-progress.md').includes('[[') || undefined);
    assert.match(draft('02-progress.md'), /last message: round amounts go through\.\n/);
    assert.match(draft('02-progress.md'), /doing now: we roll the release back\.\n/);
  });

  it('with something red are asked about before they go out, and what was overruled is recorded', async () => {
    await workbench.run('Incident: Copy Message');
    await dialog().getByText('junior developer').waitFor();
    await workbench.screenshot('red-finding');
    await workbench.press('Enter');
    await dialog().waitFor({ state: 'hidden' });
    assert.equal(eventsOf(incident()).filter(({ event }) => event === 'update-sent').length, 1);
    assert.doesNotMatch(await workbench.clipboard(), /junior/);
    await workbench.run('Incident: Mark as Sent…');
    await dialog().getByText('Send Anyway').click();
    await workbench.pick('Mail');
    const sent = await recorded(incident(), 'update-sent', { kind: 'progress' });
    assert.deepEqual(sent['knownFindings'], ['blames-person']);
    await recorded(incident(), 'detail', { field: 'plan', value: 'we roll the release back' });
  });

  it('to several clients are drafted from one set of answers, and the next is offered after each', async () => {
    await workbench.run('Incident: Add Client…');
    await workbench.pick('Крамниця');
    await workbench.accept(/in \d+ min/);
    await workbench.tab('03-acknowledgement.md').waitFor();
    await progress();
    await workbench.accept('Крамниця');
    await workbench.accept(/in \d+ min/);
    await workbench.answer('What has changed since the last message', 'vouchers work again');
    await workbench.answer('What we know so far', 'the release of today did it');
    await workbench.tab('04-progress.md').waitFor();
    await until('both drafts', () => readdirSync(path.join(incident(), 'updates')).length === 5 || undefined);
    assert.match(draft('04-progress.md'), /^Dear Olena Marchenko,$/m);
    assert.match(draft('05-progress.md'), /^Доброго дня, Олено!$/m);
    for (const name of ['04-progress.md', '05-progress.md']) {
      assert.match(draft(name), /vouchers work again/);
      assert.match(draft(name), /we roll the release back/);
      assert.doesNotMatch(draft(name), /\[\[/);
    }
    await workbench.run('Incident: Mark as Sent…');
    await workbench.pick('Mail');
    const told = workbench.notification('Still waiting for this update: Крамниця');
    await told.waitFor();
    await told.getByText('Open Next Letter').click();
    await workbench.tab('05-progress.md').waitFor();
    await workbench.run('Incident: Mark as Sent…');
    await workbench.pick('Mail');
    await recorded(incident(), 'update-sent', { file: 'updates/05-progress.md', to: 'shop' });
    assert.equal(eventsOf(incident()).filter(({ event }) => event === 'update-sent').length, 4);
    await workbench.screenshot('several-letters');
  });
});
