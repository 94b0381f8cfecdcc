import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { JournalError } from '../journal/journalError.ts';
import { IncidentGoneError } from '../session/incidents.ts';
import { NotSavedError } from './documents/editorDocuments.ts';
import { plain } from './plainText.ts';

/** Tells a person which command failed and why, with the way to the detail. `command` is its title in the palette. */
export async function tellFailure(
  error: unknown,
  { command, log }: { readonly command: string; readonly log: vscode.LogOutputChannel },
): Promise<void> {
  const showLog = l10n.t('Show Log');
  const sentence = `${plain(command.replace(/…$/u, ''))}: ${failureSentence(error)}`;
  const picked = await vscode.window.showErrorMessage(sentence, showLog);
  if (picked === showLog) log.show();
}

/** What failed and what to do, in a sentence or two. */
export function failureSentence(error: unknown): string {
  if (isJournalError(error)) return journalSentence(error);
  if (error instanceof IncidentGoneError)
    return l10n.t(
      'The incident is not there any more: its folder was deleted or moved. Nothing was recorded.',
    );
  if (error instanceof NotSavedError)
    return l10n.t('{0} could not be saved. Save it by hand and try again.', plain(error.path));
  return systemSentence(error) ?? otherSentence(error);
}

function isJournalError(error: unknown): error is JournalError {
  return error instanceof Error && error.name === 'JournalError';
}

/** A file that could not be read or written, by the system's error code; undefined for any other error. */
function systemSentence(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? plain(error.path, 120) : undefined;
  if (path === undefined) return undefined;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return l10n.t('The disk is full: {0} was not written. Free some space and try again.', path);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return l10n.t(
        '{0} can’t be read or written: permission is missing. Check the file’s permissions.',
        path,
      );
    case 'ENOENT':
      return l10n.t(
        '{0} is not there any more. Check that it was not moved or deleted, and try again.',
        path,
      );
    default:
      return undefined;
  }
}

function otherSentence(error: unknown): string {
  const words = plain(error instanceof Error ? error.message : String(error), 160);
  return l10n.t('It stopped with an error: {0}. What was recorded before is safe; try again.', words);
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
      return l10n.t(
        'The incident’s folder can’t be written to, so this was not recorded. Check its permissions.',
      );
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
      return l10n.t('This was not recorded, because the journal could not be read back with it.');
    case 'failed':
      return l10n.t('This was not recorded: the file system refused it. Try again.');
  }
}
