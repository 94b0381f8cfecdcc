import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import * as vscode from 'vscode';

const limitMs = 20_000;
const suiteLimitMs = 240_000;

const manifest = v.object({
  contributes: v.object({ commands: v.array(v.object({ command: v.string() })) }),
});

describe('every command that is contributed', () => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  const store = path.join(first.uri.fsPath, '.git/sitrep');
  const incident = path.join(store, '2026-11-23-orders-get-lost-4e5f');
  const extension = vscode.extensions.getExtension('sitrep.sitrep');
  /** As the row of the tree carries it; the commands take it for the current incident from then on. */
  const row = { target: { incident: path.basename(incident) } };
  const commands = v
    .parse(manifest, extension?.packageJSON)
    .contributes.commands.map(({ command }) => command);

  before(() => extension?.activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(() => rmSync(incident, { recursive: true, force: true }));

  it('comes to an end without an incident, and makes none', async () => {
    assert.deepEqual(await unsettled(commands), []);
    assert.deepEqual(existsSync(store) ? readdirSync(store) : [], []);
  }).timeout(suiteLimitMs);

  it('comes to an end with an incident', async () => {
    writeIncident(incident);
    await until('the incident', async () => {
      await runAndDismiss('sitrep.openJournal', row);
      return tabs().some(({ label }) => label.includes('journal.yaml')) || undefined;
    });
    assert.deepEqual(await unsettled(commands), []);
  }).timeout(suiteLimitMs);

  it('ran without a failure, and would have logged one', async () => {
    const failing = 'sitrep.openJournal';
    await runAndDismiss(failing, { target: { ...row.target, line: -1 } });
    // The log is in order: once the failure that was made here shows, every earlier one does.
    const failed = await until('the failure in the log', async () => {
      await vscode.commands.executeCommand('sitrep.showLog');
      const found = loggedFailures();
      return found.some((line) => line.includes(failing)) ? found : undefined;
    });
    assert.equal(failed.length, 1, failed.join('\n'));
  }).timeout(suiteLimitMs);
});

/** Two clients, one of them promised an update, and a start, so that commands get past their first question. */
function writeIncident(folder: string): void {
  const now = Date.now();
  const at = new Date(now - 600_000).toISOString();
  const due = new Date(now + 1_800_000).toISOString();
  const events = [
    { event: 'opened', title: 'Orders get lost' },
    { event: 'detail', field: 'started', value: at },
    { event: 'detail', field: 'client', value: 'acme' },
    { event: 'detail', field: 'client', value: 'globex' },
    { event: 'update-promised', to: 'acme', due },
  ];
  const lines = events.map((event, index) => {
    const head = { id: `01JDCCCCCCCCCCCCCCCCCCCCC${String(index)}`, n: index + 1, at, by: 'B. Colleague' };
    return `- ${JSON.stringify({ ...head, ...event })}\n`;
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'journal.yaml'), lines.join(''));
}

/** Runs each command once, one after the other. Returns those that did not come to an end, with why. */
async function unsettled(commands: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const command of commands) {
    const why = await runAndDismiss(command);
    if (why !== undefined) found.push(`${command}: ${why}`);
  }
  return found;
}

/**
 * Runs a command as a person who wants nothing of it: closes what it asks and what it tells until it is done.
 * Returns why it did not come to an end; undefined where it did.
 */
async function runAndDismiss(command: string, argument?: unknown): Promise<string | undefined> {
  const ended = new AbortController();
  let outcome: string | undefined = `not done after ${String(limitMs)} ms`;
  const settle = (why: string | undefined): void => {
    outcome = why;
    ended.abort();
  };
  vscode.commands.executeCommand(command, argument).then(
    () => settle(undefined),
    (error: unknown) => settle(String(error)),
  );
  const end = Date.now() + limitMs;
  while (!ended.signal.aborted && Date.now() < end) {
    await setTimeout(50);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
  }
  return outcome;
}

/** First lines of what failed in a command, from the document in which VS Code shows the extension's log. */
function loggedFailures(): string[] {
  const shown = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.scheme === 'output' && uri.path.includes('sitrep.sitrep'),
  );
  return (shown?.getText() ?? '').split('\n').filter((line) => /\bsitrep\.\w+: /u.test(line));
}

function tabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs);
}

async function until<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
  const end = Date.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    assert.ok(Date.now() < end, `waited in vain for ${what}`);
    await setTimeout(100);
  }
}
