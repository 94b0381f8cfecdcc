import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';

describe('a file as git has it', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const root = folder.uri.fsPath;

  /** A document of the same kind as the sides of a suspect's diff. */
  function read(revision: string, file: string): Thenable<vscode.TextDocument> {
    const sha = execFileSync('git', ['rev-parse', `${revision}^{commit}`], { cwd: root, encoding: 'utf8' });
    const query = JSON.stringify({ folder: root, sha: sha.trim(), path: file });
    return vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: 'sitrep-git', path: `/${file}`, query }),
    );
  }

  before(() => vscode.extensions.getExtension('sitrep.sitrep')?.activate());

  it('is shown as it was in each commit', async () => {
    const good = await read('deploy/production/good', 'src/payment.js');
    const bad = await read('deploy/production/bad', 'src/payment.js');
    assert.equal(good.getText(), 'exports.pay = () => true;\n');
    assert.equal(bad.getText(), 'exports.pay = () => false;\n');
    assert.equal(good.languageId, 'javascript');
  });

  it('is empty where the commit has no such file', async () => {
    assert.equal((await read('deploy/production/good', 'README.md')).getText(), '');
  });
});
