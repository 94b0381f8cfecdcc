import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';

const limitMs = 20_000;

/** Commands on a suspect get what the row of the tree carries. */
describe('commands on a suspect', () => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  const root = first.uri.fsPath;
  const id = '2026-11-21-nobody-can-pay-2c3d';
  const incident = path.join(root, '.git/sitrep', id);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const sha = git('rev-parse', 'deploy/production/bad^{commit}');
  const row = { target: { incident: id, sha } };
  const opened = (label: string): Promise<vscode.Tab> =>
    until(`a tab ${label}`, () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find((tab) => tab.label.includes(label)),
    );

  before(async () => {
    await vscode.extensions.getExtension('sitrep.sitrep')?.activate();
    mkdirSync(incident, { recursive: true });
    const at = new Date().toISOString();
    const events = [
      { event: 'opened', title: 'Nobody can pay' },
      { event: 'detail', field: 'started', value: at },
    ].map((event, index) => ({
      id: `01JDBBBBBBBBBBBBBBBBBBBBB${String(index)}`,
      n: index + 1,
      at,
      by: 'B',
      ...event,
    }));
    const lines = events.map((event) => `- ${JSON.stringify(event)}\n`);
    writeFileSync(path.join(incident, 'journal.yaml'), lines.join(''));
  });
  after(() => rmSync(incident, { recursive: true }));
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows its changes', async () => {
    // The incident is there once the watcher has seen it; until then the command does nothing.
    await until('the suspect’s changes', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      void vscode.commands.executeCommand('sitrep.openSuspect', row);
      await setTimeout(500);
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      return tabs.find(({ label }) => label.includes('Tidy the payment module'));
    });
  });

  it('prepares its revert on a branch of its own', async () => {
    const head = git('rev-parse', 'HEAD');
    void vscode.commands.executeCommand('sitrep.prepareRevert', row);
    const branch = await until('a branch with the revert', () =>
      git('for-each-ref', '--format=%(refname:short)', 'refs/heads')
        .split('\n')
        .find((name) => name !== 'main'),
    );
    await opened(branch);
    assert.equal(git('show', `${branch}:src/payment.js`), 'exports.pay = () => true;');
    assert.equal(git('rev-parse', 'HEAD'), head);
    assert.equal(git('status', '--porcelain'), '');
  });
});

async function until<Found>(
  what: string,
  look: () => Found | undefined | Promise<Found | undefined>,
): Promise<Found> {
  const end = Date.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    assert.ok(Date.now() < end, `waited in vain for ${what}`);
    await setTimeout(50);
  }
}
