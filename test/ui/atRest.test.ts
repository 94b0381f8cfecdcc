import assert from 'node:assert/strict';
import path from 'node:path';
import { makeWorkspace } from '../integration/runner/workspace.ts';
import { temporaryFolder } from '../vscode/lifetime.ts';
import { fillGaps } from './drafts.ts';
import { incidentFolder, storeOf, until } from './journals.ts';
import { startIncident } from './startIncident.ts';
import { withWorkbench } from './openWorkbench.ts';
import { makeWitness } from './witness.ts';

describe('what the extension costs', () => {
  it('is nothing to wait for at activation, and a timer only while a client waits for a word', async () => {
    const folder = temporaryFolder('folder');
    makeWorkspace(folder);
    const { extension, see } = makeWitness();
    const resting = (): true | undefined => (see()?.timers.length === 0 ? true : undefined);
    await withWorkbench({ name: 'at-rest', folder, extension }, async (workbench) => {
      await workbench.run('View: Show Sitrep');
      await workbench.page.locator('.part.sidebar .welcome-view').getByText('No incident is open.').waitFor();
      assert.deepEqual(see(), { awaitedNothing: true, syncFileAccesses: 0, timers: [] });

      await startIncident(workbench, { title: 'Pages are empty' });
      await workbench.statusBar(/Update in/).waitFor();
      assert.ok((see()?.timers.length ?? 0) > 0);

      await workbench.run('Incident: Resolve…');
      await workbench.answer('What ended it?', 'Rolled back');
      await workbench.sidebar(/Pages are empty.*resolved, client not told/s).waitFor();
      assert.ok((see()?.timers.length ?? 0) > 0);
      await workbench.tab('02-resolved.md').waitFor();
      await fillGaps(
        workbench,
        path.join(incidentFolder(storeOf(folder), 'pages'), 'updates/02-resolved.md'),
      );
      await workbench.run('Incident: Mark as Sent…');
      await workbench.pick('Mail');
      await until('no timer of ours', resting);
    });
  });
});
