import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Language } from '../time/instants.ts';

/** The language that people read in Sitrep: their setting, else VS Code's where we have it. */
export function readerLanguage(): Language {
  const chosen = vscode.workspace.getConfiguration('sitrep').get<string>('language', 'auto');
  if (chosen === 'en' || chosen === 'uk') return chosen;
  return vscode.env.language.toLowerCase().startsWith('uk') ? 'uk' : 'en';
}

/**
 * Loads our own bundle of run-time strings. VS Code's `l10n` follows the display language,
 * and stock VS Code has no Ukrainian one.
 */
export async function loadStrings(readMedia: (path: string) => Promise<string | undefined>): Promise<void> {
  const language = readerLanguage();
  const bundle = language === 'en' ? undefined : await readMedia(`l10n/bundle.l10n.${language}.json`);
  l10n.config({ contents: bundle ?? '{}' });
}
