import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeWorkspace } from '../integration/runner/workspace.ts';
import { removeFolder, temporaryFolder } from '../vscode/lifetime.ts';
import { demoCopy } from './demoCopy.ts';
import { eventsOf, incidentFolder, recorded, storeOf } from './journals.ts';
import { leavePickers, startIncident } from './startIncident.ts';
import { openWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

describe('what must hold while an incident is open', () => {
  let workbench: Workbench;
  let folder: string;
  const incident = (): string => incidentFolder(storeOf(folder), 'pages-are-empty');
  const note = async (window: Workbench, text: string): Promise<void> => {
    await window.run('Incident: Add Note…');
    await window.answer('What happened', text);
    await recorded(incident(), 'note', { text });
  };

  before(async () => {
    folder = await demoCopy();
    workbench = await openWorkbench({ folder, height: 1600, settings: { 'sitrep.timeZone': 'UTC' } });
    await workbench.run('View: Show Sitrep');
    await startIncident(workbench, { title: 'Pages are empty', client: 'Acme' });
  });
  after(() => workbench.close());
  beforeEach(() => leavePickers(workbench));

  it('is untouched by a branch switch, stash -u, clean -fdx and gc', async () => {
    const before = filesBelow(storeOf(folder));
    git(folder, 'switch', '--quiet', '--create', 'look');
    appendFileSync(path.join(folder, 'README.md'), 'changed\n');
    git(folder, 'stash', '--quiet', '--include-untracked');
    git(folder, 'clean', '--quiet', '-fdx');
    git(folder, 'gc', '--quiet');
    git(folder, 'switch', '--quiet', 'main');
    assert.deepEqual(filesBelow(storeOf(folder)), before);
    await note(workbench, 'Still here after git');
    await workbench.statusBar(/Not acknowledged/).waitFor();
  });

  it('shows a broken line, an unknown event and a torn tail, and goes on', async () => {
    const journal = path.join(incident(), 'journal.yaml');
    const unknown = {
      id: '01ZZZZZZZZZZZZZZZZZZZZZZZZ',
      n: 900,
      at: new Date().toISOString(),
      by: 'B. Newer',
    };
    appendFileSync(journal, '- {"id": broken\n');
    appendFileSync(journal, `- ${JSON.stringify({ ...unknown, event: 'weather-changed' })}\n`);
    appendFileSync(journal, '- {"id":"01ZZZ');
    await workbench.sidebar(/^Problems in the journal/).waitFor();
    await workbench.run('Incident: Open Journal');
    await workbench.tab('journal.yaml').waitFor();
    await workbench.page.locator('.editor-group-container.active .squiggly-warning').first().waitFor();
    await workbench
      .sidebar(/^Timeline/)
      .first()
      .click();
    await workbench.sidebar('weather-changed').waitFor();
    await note(workbench, 'Goes on after a torn tail');
  });

  it('keeps the countdown over a reload', async () => {
    await workbench.reload();
    await workbench.statusBar(/Not acknowledged/).waitFor();
    await workbench.sidebar(/Pages are empty.*open/s).waitFor();
  });

  it('loses nothing that was recorded when the extension host is killed', async () => {
    await note(workbench, 'The last word');
    const before = eventsOf(incident());
    assert.ok(workbench.killExtensionHosts() > 0);
    assert.deepEqual(eventsOf(incident()), before);
    await workbench.reload();
    await workbench.statusBar(/Not acknowledged/).waitFor();
    await note(workbench, 'After the crash');
    assert.deepEqual(eventsOf(incident()).slice(0, before.length), before);
  });

  it('loses nothing of an incident that was just being started when VS Code was killed', async () => {
    await workbench.run('Incident: Start…');
    await workbench.answer('in the client’s words', 'Search finds nothing');
    await workbench.prompt('(2/5)').waitFor();
    await workbench.pick('Acme');
    await workbench.prompt('(3/5)').waitFor();
    const started = incidentFolder(storeOf(folder), 'search-finds-nothing');
    const before = eventsOf(started);
    assert.ok(before.some(({ event, value }) => event === 'detail' && value === 'acme'));
    await workbench.crash();
    assert.deepEqual(eventsOf(started), before);
    await workbench.run('View: Show Sitrep');
    await workbench.sidebar(/Search finds nothing.*open.*Acme/s).waitFor();
    await workbench.sidebar(/Pages are empty.*open/s).waitFor();
    await workbench.statusBar(/Not acknowledged/).waitFor();
    await workbench.run('Incident: Switch Incident…');
    await workbench.pick('Search finds nothing');
    await workbench.run('Incident: Add Note…');
    await workbench.answer('What happened', 'Goes on after the crash');
    await recorded(started, 'note', { text: 'Goes on after the crash' });
  });
});

describe('a repository that has no incident yet', () => {
  it('shows its first one in every window that was open before, also on another worktree', async () => {
    const folder = temporaryFolder('fresh');
    makeWorkspace(folder);
    const worktree = `${folder}-worktree`;
    git(folder, 'worktree', 'add', '--quiet', '--detach', worktree);
    const first = await openWorkbench({ folder });
    try {
      const others = [await first.newWindow(folder), await first.newWindow(worktree)];
      for (const window of [first, ...others]) {
        await window.run('View: Show Sitrep');
        await window.page.locator('.welcome-view').getByText('No incident is open.').waitFor();
      }
      await startIncident(first, { title: 'Pages are empty' });
      const journal = incidentFolder(storeOf(folder), 'pages-are-empty');
      for (const [index, window] of others.entries()) {
        await window.statusBar(/Update in/).waitFor();
        await window.sidebar(/Pages are empty.*open/s).waitFor();
        await window
          .sidebar(/^Timeline/)
          .first()
          .click();
        await window.run('Incident: Add Note…');
        await window.answer('What happened', `Seen in window ${index}`);
        await recorded(journal, 'note', { text: `Seen in window ${index}` });
      }
      for (const window of others) {
        await window.sidebar('Seen in window 0').waitFor();
        await window.sidebar('Seen in window 1').waitFor();
      }
      for (const window of others) await window.close();
    } finally {
      await first.close();
      removeFolder(worktree);
    }
  });
});

function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd: folder });
}

function filesBelow(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    files.map((one) => {
      const file = path.join(one.parentPath, one.name);
      return [file, readFileSync(file, 'utf8')];
    }),
  );
}
