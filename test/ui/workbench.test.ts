import assert from 'node:assert/strict';
import { temporaryFolder } from '../vscode/lifetime.ts';
import { versions } from '../vscode/versions.ts';
import { withWorkbench } from './workbench.ts';

describe('Sitrep on a real workbench', () => {
  for (const vscode of versions) {
    it(`offers to start an incident in VS Code ${vscode}`, async () => {
      const folder = temporaryFolder('folder');
      await withWorkbench({ name: `offer-${vscode}`, vscode, folder }, async (workbench) => {
        assert.ok((await workbench.offered('Incident: Start')).some((title) => title.includes('Start')));
      });
    });
  }
});
