import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { entryLimitKb, loadedAtActivation } from '../bench/entry.ts';
import { makeWorkspace } from '../integration/runner/workspace.ts';
import { withWorkbench } from '../ui/openWorkbench.ts';
import { projectRoot } from '../vscode/install.ts';
import { temporaryFolder } from '../vscode/lifetime.ts';
import { versions } from '../vscode/versions.ts';

const allowed = [
  /^(package\.json|package\.nls(\.\w+)?\.json|readme\.md|changelog\.md|license(\.txt)?|\.vsixmanifest)$/i,
  /^dist\/.+\.js(\.LEGAL\.txt)?$/,
  /^media\/(icons|l10n|messages|playbooks|schemas|walkthrough)\/.+\.(svg|png|yaml|json|md|mustache)$/,
  /^media\/icon\.png$/,
];

describe('the packaged extension', () => {
  /** A release hands over the very file that it will publish. */
  const given = process.env['SITREP_VSIX'];
  const vsix = given ?? path.join(temporaryFolder('package'), 'sitrep.vsix');

  before(() => {
    if (given !== undefined) return;
    execFileSync('npm', ['run', '--silent', 'package', '--', '--out', vsix], {
      cwd: projectRoot,
      stdio: 'pipe',
    });
  });

  it('loads little until there is an incident', () => {
    const loaded = loadedAtActivation(path.join(projectRoot, 'dist'));
    assert.ok(loaded <= entryLimitKb, `${loaded.toFixed(1)} KB are loaded at activation`);
  });

  for (const vscode of versions) {
    it(`installs in VS Code ${vscode} and starts an incident there`, async () => {
      const folder = temporaryFolder('folder');
      makeWorkspace(folder);
      await withWorkbench({ name: `package-${vscode}`, vscode, folder, vsix }, async (workbench) => {
        assert.deepEqual(
          installedFiles(workbench.dataFolder).filter((file) => !allowed.some((kind) => kind.test(file))),
          [],
        );
        await workbench.run('Incident: Start…');
        await workbench.answer('in the client’s words', 'Card payments fail at checkout');
        await workbench.prompt('(2/5)').waitFor();
        await workbench.press('Escape');
        await workbench.statusBar('No update promised').waitFor();
        assert.match(journalIn(folder), /"event":"opened","title":"Card payments fail at checkout"/);
      });
    });
  }
});

function installedFiles(dataFolder: string): string[] {
  const extensions = path.join(dataFolder, 'extensions');
  const folder = readdirSync(extensions).find((name) => name.startsWith('sitrep.sitrep'));
  assert.ok(folder, 'sitrep is installed');
  return readdirSync(path.join(extensions, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(extensions, folder, file)).isFile())
    .map((file) => file.split(path.sep).join('/'));
}

function journalIn(folder: string): string {
  const store = path.join(folder, '.git/sitrep');
  const [incident] = readdirSync(store);
  return readFileSync(path.join(store, incident ?? '', 'journal.yaml'), 'utf8');
}
