import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ConsentMemory, ConsentQuestion } from '../process/consent.ts';
import { exactText, plain } from './plainText.ts';

const key = 'consentedCommands';

/** Commands that a person allowed in this workspace, by the hash of their exact text. */
export function consentMemory(context: vscode.ExtensionContext): ConsentMemory {
  const known = (): readonly string[] => context.workspaceState.get<readonly string[]>(key, []);
  return {
    has: (hash) => known().includes(hash),
    add: (hash) => context.workspaceState.update(key, [...known(), hash]),
  };
}

/** Shows the exact text of a command and asks whether it may run. */
export async function askConsent(question: ConsentQuestion): Promise<boolean> {
  const allow = l10n.t('Run');
  const picked = await vscode.window.showWarningMessage(
    l10n.t('{0} wants to run a command on this machine.', plain(question.from)),
    { modal: true, detail: exactText(question.command) },
    allow,
  );
  return picked === allow;
}
