import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ConsentMemory, ConsentQuestion } from '../process/consent.ts';
import { PlannedContent } from './documents/plannedContent.ts';
import { endForDialog, exactText, fitsDialog, plain, wrapped } from './plainText.ts';

const key = 'consentedCommands';

/** Columns of the editor that shows a long command: half of a screen of 1,920 pixels in the default font. */
const editorWidth = 100;

/** Commands that a person allowed in this workspace, by the hash of their exact text. */
export function consentMemory(context: vscode.ExtensionContext): ConsentMemory {
  const known = (): readonly string[] => context.workspaceState.get<readonly string[]>(key, []);
  return {
    has: (hash) => known().includes(hash),
    add: (hash) => context.workspaceState.update(key, [...known(), hash]),
  };
}

/** Shows the exact text of a command and asks whether it may run. One that a dialog can't show stands whole in an editor. */
export async function askConsent({ command, from }: ConsentQuestion): Promise<boolean> {
  const text = exactText(command);
  if (fitsDialog(text)) return ask(from, text);
  const shown = new PlannedContent();
  try {
    const whole = wrapped(text, editorWidth);
    const document = await vscode.workspace.openTextDocument(
      shown.uriOf(`/${l10n.t('Whole Command')}.txt`, whole.join('\n')),
    );
    await vscode.window.showTextDocument(document, { preview: false });
    return await ask(
      from,
      l10n.t(
        'It ends with:\n{0}\n\nAll of it, {1} lines, is open in the editor.',
        endForDialog(text),
        whole.length,
      ),
    );
  } finally {
    shown.dispose();
  }
}

async function ask(from: string, detail: string): Promise<boolean> {
  const allow = l10n.t('Run');
  const picked = await vscode.window.showWarningMessage(
    l10n.t('{0} wants to run a command on this machine.', plain(from)),
    { modal: true, detail },
    allow,
  );
  return picked === allow;
}
