import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../vscode/install.ts';
import { temporaryFolder } from '../vscode/lifetime.ts';
import { demoCopy } from './demoCopy.ts';
import { leavePickers } from './startIncident.ts';
import { openWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

describe('in a VS Code that a language pack turned to Ukrainian', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: await demoCopy(), height: 1000 });
    await install(workbench, languagePack());
    await chooseUkrainian(workbench);
  });
  after(() => workbench.close());
  afterEach(() => leavePickers(workbench));

  it('offers the commands by their Ukrainian titles', async () => {
    assert.ok((await workbench.offered('Почати')).some((title) => title.includes('Інцидент: Почати…')));
  });

  it('names the views in Ukrainian and speaks it without a setting', async () => {
    await workbench.run('Інцидент: Почати…');
    await workbench.answer('Проблема словами клієнта', 'Не проходить оплата карткою');
    await workbench.prompt('Новий інцидент (2/5)').waitFor();
    await workbench.press('Escape');
    await workbench.statusBar('Нічого не обіцяно').waitFor();
    await workbench.run('View: Show Sitrep');
    for (const name of ['Інциденти', 'План дій', 'Підозрювані', 'Журнали']) {
      await workbench.page.locator('.part.sidebar .pane-header', { hasText: name }).waitFor();
    }
  });

  it('shows the first steps in Ukrainian, with commands that work', async () => {
    await workbench.run('Welcome: Open Walkthrough...');
    await workbench.pick('Перші кроки із Sitrep');
    const steps = workbench.page.locator('.gettingStartedContainer');
    for (const title of ['Запишіть проблему', 'Подивіться, що змінилося', 'Прочитайте журнали']) {
      await steps.getByText(title).first().waitFor();
    }
    await steps.getByRole('button', { name: 'Почати інцидент' }).first().click();
    await workbench.prompt('Новий інцидент (1/5)').waitFor();
  });
});

/** A VSIX with not a single string of VS Code's own. */
function languagePack(): string {
  const folder = temporaryFolder('language-pack');
  const manifest = {
    name: 'language-pack-uk',
    publisher: 'sitrep-tests',
    version: '1.0.0',
    engines: { vscode: '^1.100.0' },
    categories: ['Language Packs'],
    contributes: {
      localizations: [
        {
          languageId: 'uk',
          languageName: 'Ukrainian',
          localizedLanguageName: 'українська',
          translations: [{ id: 'vscode', path: './main.i18n.json' }],
        },
      ],
    },
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'README.md'), '# Ukrainian\n');
  writeFileSync(path.join(folder, 'main.i18n.json'), JSON.stringify({ version: '1.0.0', contents: {} }));
  const vsix = path.join(folder, 'language-pack-uk.vsix');
  const vsce = path.join(projectRoot, 'node_modules/.bin/vsce');
  const quiet = ['--no-dependencies', '--allow-missing-repository', '--skip-license'];
  execFileSync(vsce, ['package', ...quiet, '--out', vsix], { cwd: folder, stdio: 'pipe' });
  return vsix;
}

async function install(workbench: Workbench, vsix: string): Promise<void> {
  await workbench.run('Extensions: Install from VSIX...');
  // The dialog sets and completes the path by itself, and takes Enter only once it has looked at it.
  const dialog = workbench.prompt('Install from VSIX');
  const isClosed = (): Promise<boolean> =>
    dialog.waitFor({ state: 'hidden', timeout: 2000 }).then(
      () => true,
      () => false,
    );
  do {
    await dialog.locator('input.input').fill(vsix);
    await workbench.page.waitForTimeout(1000);
    await workbench.press('Enter');
  } while (!(await isClosed()));
  await workbench.notification('Completed installing').waitFor();
}

async function chooseUkrainian(workbench: Workbench): Promise<void> {
  await workbench.run('Configure Display Language');
  await workbench.pick('українська');
  const restart = workbench.page.getByRole('button', { name: 'Restart' });
  await restart.waitFor();
  await Promise.all([workbench.page.waitForEvent('load'), restart.press('Enter')]);
  await workbench.restored();
}
