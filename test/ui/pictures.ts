import { demoCopy } from './demoCopy.ts';
import { incidentFolder, recorded, storeOf } from './journals.ts';
import { startIncident } from './startIncident.ts';
import { openWorkbench } from './openWorkbench.ts';

/** `npm run pictures`: takes the pictures of the README on the demo project, into `media/`. */
const culprit = 'Show customers what they save';
const folder = await demoCopy();
const workbench = await openWorkbench({ folder, settings: { 'sitrep.timeZone': 'Europe/Kyiv' } });
const incident = (): string => incidentFolder(storeOf(folder), 'customers-with-a-voucher');

try {
  await workbench.run('View: Show Sitrep');
  const title = 'Customers with a voucher cannot pay';
  await startIncident(workbench, { title, client: 'Acme', severity: 'sev2', began: '165' });
  await workbench.sidebar('card payment failed').waitFor();
  await workbench.sidebar(new RegExp(`${culprit}.*live`, 's')).waitFor();
  await take('incident');

  await workbench.run('Incident: Mark as Sent…');
  await workbench.pick('Mail');
  await recorded(incident(), 'update-sent');
  await workbench.sidebar(culprit).first().click();
  const editor = workbench.page.locator('.editor-group-container.active');
  await editor.getByText('const saved').first().waitFor();
  await take('suspects');

  await workbench.run('Incident: Open Log Window');
  await workbench.tab('incident window.log').waitFor();
  await workbench.press('ControlOrMeta+F');
  await workbench.type('amount_mismatch');
  await workbench.press('Enter');
  for (let layer = 0; layer < 2; layer++) await workbench.press('Escape');
  await workbench.page.locator('.find-widget.visible').waitFor({ state: 'hidden' });
  await workbench.press('Home');
  await editor.locator('.detected-link').first().waitFor();
  await take('logs');

  await workbench.sidebar(culprit).first().click();
  await workbench.sidebar(culprit).first().getByRole('button', { name: 'Confirm as Cause' }).click();
  await workbench.answer('How do you know?', 'The first failed payment came with its deploy');
  await recorded(incident(), 'suspect-judged');
  await workbench.run('View: Close All Editors');
  await workbench.tab('').first().waitFor({ state: 'detached' });
  await workbench.run('Incident: Write Post-mortem');
  await workbench.tab('postmortem.md').waitFor();
  for (let page = 0; page < 2; page++) await workbench.press('PageDown');
  await take('postmortem');
} finally {
  await workbench.close();
}

/** Without the pointer and what it hovers; a moment for folding, links and squiggles. */
async function take(name: string): Promise<void> {
  await workbench.page.mouse.move(0, 0);
  await workbench.run('Notifications: Clear All Notifications');
  await workbench.page.waitForTimeout(3000);
  await workbench.screenshot(name, { into: 'media' });
}
