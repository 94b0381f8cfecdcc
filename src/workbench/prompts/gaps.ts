import * as vscode from 'vscode';

/** What stands in a draft for a fact that is missing. The file keeps it until a person writes something there. */
const gap = /\[\[[^\]\n]*\]\]/gu;

/**
 * Makes the gaps of a draft tab stops, the first one selected: typing replaces it, Tab goes to the next. The text stays
 * the same, letter by letter, so that undo and the file on disk know nothing of it.
 */
export async function selectGaps(editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const text = document.getText();
  const gaps = [...text.matchAll(gap)];
  const [first] = gaps;
  if (first === undefined) return;
  const snippet = new vscode.SnippetString();
  let written = first.index;
  for (const found of gaps) {
    snippet.appendText(text.slice(written, found.index));
    snippet.appendPlaceholder((inner) => inner.appendText(found[0]));
    written = found.index + found[0].length;
  }
  const all = new vscode.Range(document.positionAt(first.index), document.positionAt(written));
  const isShown = await editor.insertSnippet(snippet, all, {
    undoStopBefore: false,
    undoStopAfter: false,
    keepWhitespace: true,
  });
  if (isShown) await document.save();
}
