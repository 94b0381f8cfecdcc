import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';

const limitMs = 20_000;

function folder(): string {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  return first.uri.fsPath;
}

/** Waits for the diagnostics of a file to be what `accept` takes. */
async function diagnostics(
  file: string,
  accept: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const end = Date.now() + limitMs;
  for (;;) {
    const found = vscode.languages.getDiagnostics(vscode.Uri.file(file));
    if (accept(found)) return found;
    assert.ok(Date.now() < end, `diagnostics of ${file}: ${JSON.stringify(found)}`);
    await setTimeout(50);
  }
}

describe('problems in files', () => {
  const incident = (): string => path.join(folder(), '.git/sitrep/2026-11-20-orders-arrive-twice-0a1b');
  const journal = (): string => path.join(incident(), 'journal.yaml');
  const config = (): string => path.join(folder(), '.sitrep/config.yaml');

  before(async () => {
    await vscode.extensions.getExtension('sitrep.sitrep')?.activate();
    mkdirSync(incident(), { recursive: true });
    mkdirSync(path.dirname(config()), { recursive: true });
    writeFileSync(config(), 'clients:\n  acme:\n    timeZone: Europe/Nowhere\n');
    const opened = {
      id: '01JDAAAAAAAAAAAAAAAAAAAAA0',
      n: 1,
      at: new Date().toISOString(),
      by: 'B. Colleague',
      event: 'opened',
      title: 'Orders arrive twice',
    };
    writeFileSync(journal(), `- ${JSON.stringify(opened)}\n- {"id": broken\n`);
  });
  after(() => {
    rmSync(incident(), { recursive: true });
    rmSync(path.dirname(config()), { recursive: true });
  });

  it('are shown at the line of a journal that can’t be read, and go when it is mended', async () => {
    const [problem] = await diagnostics(journal(), (found) => found.length === 1);
    assert.equal(problem?.range.start.line, 1);
    assert.equal(problem.source ?? 'Sitrep', 'Sitrep');
  });

  it('are shown for a torn last line too, as a note', async () => {
    await setTimeout(2000); // A folder that is new is watched a moment after it is seen.
    appendFileSync(journal(), '- {"id":"01JDA');
    const found = await diagnostics(journal(), ({ length }) => length === 2);
    const torn = found.find(({ range }) => range.start.line === 2);
    assert.equal(torn?.severity, vscode.DiagnosticSeverity.Information);
  });

  it('are shown at the exact value of a wrong configuration, and go when it is mended', async () => {
    const [problem] = await diagnostics(config(), (found) => found.length === 1);
    assert.deepEqual(problem?.range, new vscode.Range(2, 14, 2, 28));
    assert.match(problem.message, /timeZone/);
    writeFileSync(config(), 'clients:\n  acme:\n    timeZone: Europe/Kyiv\n');
    await diagnostics(config(), (found) => found.length === 0);
  });
});
