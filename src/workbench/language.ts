import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isLanguage, type Language } from '../time/instants.ts';

/** The language that people read in Sitrep: their setting, else VS Code's where we have it. */
export function readerLanguage(): Language {
  const chosen = vscode.workspace.getConfiguration('sitrep').get<string>('language', 'auto');
  if (isLanguage(chosen)) return chosen;
  const shown = vscode.env.language.toLowerCase().split('-')[0];
  return isLanguage(shown) ? shown : 'en';
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
