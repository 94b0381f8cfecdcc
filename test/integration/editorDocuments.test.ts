import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { IncidentState } from '../../src/session/incidents.ts';
import { EditorDocuments } from '../../src/workbench/documents/editorDocuments.ts';

/** Opening asks an incident for its folder and its store only. */
function incident(): IncidentState {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  const root = path.join(first.uri.fsPath, '.git/sitrep');
  const state = { folder: path.join(root, '2026-11-20-opened-here-0a1b'), home: { store: { root } } };
  return state as IncidentState;
}

function textIn(column: vscode.ViewColumn): string | undefined {
  const { activeTextEditor } = vscode.window;
  assert.equal(activeTextEditor?.viewColumn, column);
  return activeTextEditor.document.getText();
}

describe('an incident’s documents', () => {
  const state = incident();
  const documents = new EditorDocuments();
  const associations = (value: Readonly<Record<string, string>> | undefined): Thenable<void> =>
    vscode.workspace
      .getConfiguration('workbench')
      .update('editorAssociations', value, vscode.ConfigurationTarget.Global);

  before(() => {
    mkdirSync(path.join(state.folder, 'updates'), { recursive: true });
    for (const name of ['01-one.md', '02-two.md'])
      writeFileSync(path.join(state.folder, 'updates', name), `# ${name}\n`);
  });
  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: '' }));
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(state.folder, { recursive: true });
  });

  it('open beside the code and share one column, each in a tab that stays', async () => {
    await documents.open(state, 'updates/01-one.md');
    assert.equal(textIn(vscode.ViewColumn.Two), '# 01-one.md\n');
    await documents.open(state, 'updates/02-two.md');
    assert.equal(textIn(vscode.ViewColumn.Two), '# 02-two.md\n');
    const [, beside, further] = vscode.window.tabGroups.all;
    assert.deepEqual(
      beside?.tabs.map(({ label, isPreview }) => ({ label, isPreview })),
      ['01-one.md', '02-two.md'].map((label) => ({ label, isPreview: false })),
    );
    assert.equal(further, undefined);
  });

  it('are shown where they already are', async () => {
    await documents.open(state, 'updates/01-one.md');
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await documents.open(state, 'updates/01-one.md');
    assert.equal(textIn(vscode.ViewColumn.Two), '# 01-one.md\n');
  });

  it('open as text also where a person looks at Markdown as a preview', async () => {
    await associations({ '*.md': 'vscode.markdown.preview.editor' });
    try {
      await documents.open(state, 'updates/01-one.md');
      assert.equal(textIn(vscode.ViewColumn.Two), '# 01-one.md\n');
    } finally {
      await associations(undefined);
    }
  });
});
