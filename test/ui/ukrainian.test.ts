import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoCopy } from './demoCopy.ts';
import { editing } from './drafts.ts';
import { incidentFolder, recorded, storeOf } from './journals.ts';
import { leavePickers } from './startIncident.ts';
import { openWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

const title = 'Не проходить оплата карткою';

describe('in Ukrainian, by the setting', () => {
  let workbench: Workbench;
  let folder: string;
  const incident = (): string => incidentFolder(storeOf(folder), 'oplata');

  const asked = (question: string): Promise<void> => workbench.page.getByPlaceholder(question).waitFor();

  before(async () => {
    folder = await demoCopy();
    speakUkrainian(path.join(folder, '.sitrep/config.yaml'));
    workbench = await openWorkbench({ folder, height: 1000, settings: { 'sitrep.timeZone': 'Europe/Kyiv' } });
    await chooseUkrainian(workbench);
    await workbench.run('View: Show Sitrep');
  });
  after(() => workbench.close());
  afterEach(() => leavePickers(workbench));

  it('asks in the pickers', async () => {
    await workbench.run('Incident: Start…');
    await workbench.answer('Проблема словами клієнта. Цього досить, щоб відкрити інцидент.', title);
    await workbench.prompt('Новий інцидент (2/5)').waitFor();
    await workbench.prompt('Без клієнта').waitFor();
    await workbench.pick('Acme');
    await asked('Наскільки це серйозно?');
    await workbench.accept(/Повідомлення раз на \d+ хв/);
    await asked('Коли це почалося?');
    await workbench.pick('30 хв тому');
    await asked('Коли Acme отримає від нас наступне повідомлення?');
    await workbench.pick('через');
    await editing(workbench, 'acknowledgement.md');
    await recorded(incident(), 'opened', { title });
  });

  it('drafts to the client in the client’s language', async () => {
    const text = await workbench.editorText();
    assert.match(text, /Дякуємо, що повідомили/);
    assert.match(text, /Не проходить оплата карткою/);
  });

  it('counts down in the status bar and shows the incident in the tree', async () => {
    await workbench.statusBar(/Без відповіді/).waitFor();
    await workbench.sidebar(/Не проходить оплата карткою.*відкрито/s).waitFor();
    await workbench.sidebar(/Acme · обіцяно/).waitFor();
    await workbench.sidebar('Хронологія').waitFor();
  });

  it('lists the steps of the playbook', async () => {
    await workbench.run('Sitrep: Focus on Playbook View');
    await workbench.sidebar(/Підтвердити.*\d+ з \d+/s).waitFor();
    await workbench.sidebar('Записати проблему словами клієнта').waitFor();
  });

  it('reviews what is typed', async () => {
    await workbench.tab('acknowledgement.md').click();
    await editing(workbench, 'acknowledgement.md');
    await workbench.press('ControlOrMeta+End');
    await workbench.type('\nСкоро все запрацює.');
    await workbench.run('Problems: Focus on Problems View');
    await workbench.page
      .locator('.markers-panel')
      .getByText('Коли саме? Назвіть час і часовий пояс.')
      .waitFor();
  });
});

/** The client is written to in Ukrainian. */
function speakUkrainian(config: string): void {
  writeFileSync(config, readFileSync(config, 'utf8').replace('language: en', 'language: uk'));
}

/** The language is a person’s own choice: it stands in their settings, not in the machine’s. */
async function chooseUkrainian(workbench: Workbench): Promise<void> {
  const user = path.join(workbench.dataFolder, 'data/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'settings.json'), '{ "sitrep.language": "uk" }');
  await workbench.reload();
}
