import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { demoCopy } from './demoCopy.ts';
import { eventsOf, incidentFolder, recorded, storeOf } from './journals.ts';
import { openWorkbench } from './openWorkbench.ts';
import { leavePickers } from './startIncident.ts';
import type { Workbench } from './workbench.ts';

const title = 'Customers with a voucher cannot pay';

describe('an incident whose start nobody told, by keyboard', () => {
  let workbench: Workbench;
  let folder: string;
  const incident = (): string => incidentFolder(storeOf(folder), 'customers-with-a-voucher');
  const started = (): readonly unknown[] =>
    eventsOf(incident()).flatMap(({ field, value }) => (field === 'started' ? [value] : []));

  before(async () => {
    folder = await demoCopy();
    workbench = await openWorkbench({ folder, height: 1600 });
  });
  after(() => workbench.close());
  beforeEach(() => leavePickers(workbench));

  it('is started with a title and Enter alone, which makes up no start', async () => {
    await workbench.run('Incident: Start…');
    await workbench.answer('in the client’s words', title);
    await workbench.accept('(2/5)');
    await workbench.accept('(3/5)');
    await workbench.accept(/\(4\/5\).*Not known yet/s);
    await workbench.accept('(5/5)');
    await workbench.tab('acknowledgement.md').waitFor();
    const { due } = await recorded(incident(), 'update-promised');
    assert.equal(eventsOf(incident())[0]?.['title'], title);
    assert.deepEqual(started(), []);
    const draft = readFileSync(path.join(incident(), 'updates/01-acknowledgement.md'), 'utf8');
    const body = draft.slice(draft.indexOf('\n---', 4));
    const minutes = new Set([...body.matchAll(/\d{1,2}:(\d{2})/g)].map(([, minute]) => minute));
    assert.deepEqual([...minutes], [String(new Date(String(due)).getUTCMinutes()).padStart(2, '0')]);
    assert.doesNotMatch(body, /since/i);
  });

  it('shows the side bar, and leaves the focus to the draft', async () => {
    await workbench.sidebar(title).first().waitFor();
    const draft = workbench.page.locator('.editor-group-container.active .monaco-editor.focused');
    await draft.first().waitFor();
  });

  it('says which time of the logs was read, and takes their first new error as the start on a click', async () => {
    const sidebar = workbench.page.locator('.part.sidebar');
    await sidebar.getByText(/Start not known: reading since the deploy of .*\d\d:\d\d/).waitFor();
    const offer = workbench.sidebar(/First such error .*\d\d:\d\d.* \(\d+ since\): use it\?/);
    await offer.click();
    await recorded(incident(), 'detail', { field: 'started-source', value: 'logs' });
    await recorded(incident(), 'detail', { field: 'started' });
    await offer.waitFor({ state: 'detached' });
    await sidebar.getByText('Start not known').waitFor({ state: 'detached' });
  });

  it('takes the start that a person tells later, which no longer comes from the logs', async () => {
    await workbench.run('Incident: Set When It Began…');
    await workbench.prompt('as recorded').waitFor();
    await workbench.pick('1 h ago');
    await recorded(incident(), 'detail', { field: 'started-source', value: '' });
    assert.equal(started().length, 2);
  });
});
