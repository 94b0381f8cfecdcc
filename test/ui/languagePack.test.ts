import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../vscode/lifetime.ts';
import { demoCopy } from './demoCopy.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

describe('in a VS Code that a language pack turned to Ukrainian', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: await demoCopy() });
    installLanguagePack(path.join(workbench.dataFolder, 'data'));
    await workbench.reload();
  });
  after(() => workbench.close());

  it('offers the commands by their Ukrainian titles', async () => {
    assert.ok((await workbench.offered('Почати')).some((title) => title.includes('Інцидент: Почати…')));
  });

  it('names the views in Ukrainian and speaks it without a setting', async () => {
    await workbench.run('Інцидент: Почати…');
    await workbench.answer('Проблема словами клієнта', 'Не проходить оплата карткою');
    await workbench.prompt('Новий інцидент (2/5)').waitFor();
    await workbench.press('Escape');
    await workbench.statusBar('Повідомлення не обіцяно').waitFor();
    await workbench.run('View: Show Sitrep');
    for (const name of ['Інциденти', 'План дій', 'Підозрювані', 'Журнали']) {
      await workbench.page.locator('.part.sidebar .pane-header', { hasText: name }).waitFor();
    }
  });
});

/**
 * Leaves what VS Code keeps of an installed language pack and of “Configure Display Language”. The pack has not a
 * single string of VS Code's own. Installing its VSIX from the command line would leave neither.
 */
function installLanguagePack(userData: string): void {
  const strings = path.join(temporaryFolder('language-pack'), 'main.i18n.json');
  writeFileSync(strings, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: '1',
    label: 'Українська',
    extensions: [{ extensionIdentifier: { id: 'sitrep-tests.language-pack-uk' }, version: '1.0.0' }],
    translations: { vscode: strings },
  };
  writeFileSync(path.join(userData, 'languagepacks.json'), JSON.stringify({ uk: pack }));
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(path.join(userData, 'User/argv.json'), JSON.stringify({ locale: 'uk' }));
}
