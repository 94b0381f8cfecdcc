import * as l10n from '@vscode/l10n';
import type { SourceProblem } from '../logs/read/sourceRecords.ts';

/** What kept a log source, or a file of it, from being read wholly. */
export function problemSentence({ kind, path, code, cutAt, command }: SourceProblem): string {
  switch (kind) {
    case 'missing':
      return l10n.t('No file was found.');
    case 'unreadable':
      if (code === 'ECOMPRESSION') {
        return l10n.t(
          '{0} is compressed. Only gzip can be read, and zstd in newer versions of VS Code.',
          path ?? l10n.t('The file'),
        );
      }
      if (code === 'EPATTERN') {
        return l10n.t('The path stands for more than 1,000 files. Write fewer alternatives in braces.');
      }
      return l10n.t('{0} can’t be read.', path ?? l10n.t('The file'));
    case 'binary':
      return l10n.t('{0} is not text.', path ?? l10n.t('The file'));
    case 'empty':
      return l10n.t('{0} is empty.', path ?? l10n.t('The file'));
    case 'damaged':
      return l10n.t('{0} is damaged; what could be unpacked was read.', path ?? l10n.t('The file'));
    case 'cut':
      return l10n.t(
        '{0} was cut or replaced while it was read. What is shown ends there: cut short at {1} MB.',
        path ?? l10n.t('The file'),
        ((cutAt ?? 0) / 1e6).toFixed(1),
      );
    case 'approximate':
      return l10n.t('It works, but its times are out of order by more than a minute.');
    case 'command':
      return commandSentence(command);
  }
}

function commandSentence(command: SourceProblem['command']): string {
  switch (command?.ended) {
    case 'refused':
      return l10n.t('The command was not allowed to run.');
    case 'untrusted':
      return l10n.t('This folder is not trusted, so the command did not run.');
    case 'bad-format':
      return l10n.t('The time format of this source would put unsafe characters into the command.');
    case 'timed-out':
      return l10n.t('The command took too long and was ended.');
    case 'truncated':
      return l10n.t('The command printed more than its limit; the rest was left out.');
    case 'not-started':
      return l10n.t('The command could not be started.');
    case 'exited':
      return l10n.t('The command ended with exit code {0}.', String(command.exitCode));
    case 'cancelled':
    case 'not-run':
    case 'no-follow':
    case 'unread':
    case undefined:
      return l10n.t('The command did not run.');
  }
}
