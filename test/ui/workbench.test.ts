import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { versions } from '../vscode/versions.ts';
import { demoCopy } from './demoCopy.ts';
import { withWorkbench } from './openWorkbench.ts';

describe('starting an incident by keyboard', () => {
  for (const vscode of versions) {
    it(`opens it, counts down and drafts the acknowledgement in VS Code ${vscode}`, async () => {
      const folder = await demoCopy();
      const settings = { 'sitrep.timeZone': 'UTC' };
      await withWorkbench({ name: `start-${vscode}`, vscode, folder, settings }, async (workbench) => {
        await workbench.run('Incident: Start…');
        await workbench.answer('in the client’s words', 'Card payments fail at checkout');
        for (const step of ['(2/5)', '(3/5)', '(4/5)', '(5/5)']) await workbench.accept(step);
        await workbench.tab('acknowledgement').waitFor();
        await workbench.statusBar(/Not acknowledged/).waitFor();
        const store = path.join(folder, '.git/sitrep');
        const [incident = ''] = readdirSync(store);
        const journal = readFileSync(path.join(store, incident, 'journal.yaml'), 'utf8');
        assert.match(journal, /"event":"opened","title":"Card payments fail at checkout"/);
        assert.match(journal, /"event":"update-promised"/);
      });
    });
  }
});
