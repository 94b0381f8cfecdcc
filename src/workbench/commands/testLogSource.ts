import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SourceProblem } from '../../logs/read/sourceRecords.ts';
import type { SourceTest } from '../../session/logDesk.ts';
import type { Desk } from '../desk.ts';
import { plain } from '../plainText.ts';
import { askOne } from '../prompts/ask.ts';
import { withSignal } from '../prompts/progress.ts';

/** Reads the last quarter of an hour of one source and says what came of it. */
export async function run(desk: Desk): Promise<void> {
  const home = desk.current.state?.home ?? desk.homes()[0];
  if (home === undefined) return;
  const sources = await desk.logs.sourcesOf(home, new AbortController().signal);
  if (sources.length === 0) {
    await vscode.commands.executeCommand('sitrep.addLogSource');
    return;
  }
  const source = await askOne({
    title: l10n.t('Test a Log Source'),
    placeholder: l10n.t('Which one?'),
    choices: sources.map((value) => ({
      label: plain(value.label),
      description: value.kind === 'command' ? plain(value.config.command) : value.state,
      value,
    })),
  });
  if (source === undefined) return;
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: l10n.t('Testing {0}', plain(source.label)),
      cancellable: true,
    },
    withSignal((signal) => desk.logs.test(home, source, signal)),
  );
  await tell(desk, result);
}

async function tell(desk: Desk, { window, format }: SourceTest): Promise<void> {
  const [problem] = window.problems;
  if (problem === undefined) {
    const records = window.counts[0]?.records ?? 0;
    await vscode.window.showInformationMessage(
      l10n.t(
        'It works: {0} records in the last 15 min. Format: {1}.',
        records,
        format ?? l10n.t('not stated'),
      ),
    );
    return;
  }
  desk.log.warn(`log source: ${problem.kind} ${problem.code ?? ''} ${problem.command?.stderr ?? ''}`);
  const showLog = l10n.t('Show Log');
  const picked = await vscode.window.showWarningMessage(sentence(problem), showLog);
  if (picked === showLog) desk.log.show();
}

function sentence({ kind, path, command }: SourceProblem): string {
  switch (kind) {
    case 'missing':
      return l10n.t('No file was found.');
    case 'unreadable':
      return l10n.t('{0} can’t be read.', path ?? l10n.t('The file'));
    case 'binary':
      return l10n.t('{0} is not text.', path ?? l10n.t('The file'));
    case 'empty':
      return l10n.t('{0} is empty.', path ?? l10n.t('The file'));
    case 'damaged':
      return l10n.t('{0} is damaged; what could be unpacked was read.', path ?? l10n.t('The file'));
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
