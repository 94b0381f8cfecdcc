import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addCommandSource, filledPreset, gapsOf, presets } from '../../actions/addCommandSource.ts';
import type { CommandPreset } from '../../logs/read/presets.ts';
import { askOne, askText } from './ask.ts';
import { required } from './start.ts';

/** From a preset to an entry in the team's file, which opens so that it can be looked over. True where it was added. */
export async function askCommandSource(folder: string): Promise<boolean> {
  const title = l10n.t('Add Log Source');
  const preset = await askOne<CommandPreset>({
    title,
    placeholder: l10n.t('What prints the log? The command is shown before it first runs.'),
    choices: presets().map((value) => ({ label: value.name, description: value.command, value })),
  });
  if (preset === undefined) return false;
  const gaps = new Map<string, string>();
  for (const gap of gapsOf(preset)) {
    const text = await askText({ title, prompt: l10n.t('{0} in: {1}', gap, preset.command), check: safe });
    if (!text) return false;
    gaps.set(gap, text);
  }
  const label = await askText({
    title,
    prompt: l10n.t('A name for the source'),
    value: preset.name,
    check: required,
  });
  if (!label) return false;
  const file = await addCommandSource(folder, filledPreset(preset, label, gaps));
  if (file === undefined) {
    await vscode.window.showWarningMessage(
      l10n.t('.sitrep/config.yaml can’t be read as it is. Mend it first.'),
    );
    return false;
  }
  await vscode.window.showTextDocument(vscode.Uri.file(file));
  return true;
}

/** What goes into a command line must not be able to end it. */
function safe(text: string): string | undefined {
  return /^[\w@%+=:,./-]+$/.test(text.trim())
    ? undefined
    : l10n.t('Letters, digits and @ % + = : , . / - _ only.');
}
