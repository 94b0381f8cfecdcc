import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { JournalError } from '../journal/journalError.ts';
import { plain } from './plainText.ts';

/** Tells a person that a command failed, with the way to the detail. */
export async function tellFailure(error: unknown, log: vscode.LogOutputChannel): Promise<void> {
  const showLog = l10n.t('Show Log');
  const picked = await vscode.window.showErrorMessage(failureSentence(error), showLog);
  if (picked === showLog) log.show();
}

/** One sentence for a failure that a person meets; the detail goes to the log. */
export function failureSentence(error: unknown): string {
  if (isJournalError(error)) return journalSentence(error);
  return l10n.t('That did not work. The details are in the log.');
}

function isJournalError(error: unknown): error is JournalError {
  return error instanceof Error && error.name === 'JournalError';
}

function journalSentence(error: JournalError): string {
  switch (error.reason) {
    case 'full':
      return l10n.t(
        'The disk is full, so this was not recorded; what was recorded before is safe. Free some space and try again.',
      );
    case 'short-write':
      return l10n.t('Only a part reached the disk, so this was not recorded. Try again.');
    case 'denied':
      return l10n.t('The incident’s folder can’t be written to, so this was not recorded.');
    case 'missing':
      return l10n.t('The incident’s folder is gone, so this was not recorded.');
    case 'moved':
      return l10n.t('The journal was replaced while writing, so this was not recorded. Try again.');
    case 'outside':
      return l10n.t(
        'A link leads out of the folder where this belongs, so nothing was written: {0}',
        plain(error.path),
      );
    case 'too-large':
      return l10n.t('This file is larger than Sitrep reads, so nothing was changed: {0}', plain(error.path));
    case 'not-a-file':
      return l10n.t(
        'Something other than a file stands where one belongs, so nothing was written: {0}',
        plain(error.path),
      );
    case 'invalid':
    case 'failed':
      return l10n.t('This was not recorded. The details are in the log.');
  }
}
