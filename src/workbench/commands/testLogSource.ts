import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SourceTest } from '../../session/logs/logSources.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askOne } from '../prompts/ask.ts';
import { problemSentence } from '../sourceWords.ts';
import { withSignal } from '../prompts/progress.ts';

/** Reads the last quarter of an hour of one source and says what came of it. */
export async function run(services: Services): Promise<void> {
  const home = services.current.state?.home ?? services.homes()[0];
  if (home === undefined) return;
  const sources = await services.sources.of(home, new AbortController().signal);
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
    withSignal((signal) => services.sources.test(home, source, signal)),
  );
  await tell(services, result);
}

async function tell(services: Services, { window, format }: SourceTest): Promise<void> {
  const [problem] = window.problems;
  if (problem === undefined) {
    const records = window.counts[0]?.records ?? 0;
    await vscode.window.showInformationMessage(
      l10n.t(
        'It works. Records in the last 15 min: {0}. Format: {1}.',
        records,
        format ?? l10n.t('not stated'),
      ),
    );
    return;
  }
  services.log.warn(`log source: ${problem.kind} ${problem.code ?? ''} ${problem.command?.stderr ?? ''}`);
  const showLog = l10n.t('Show Log');
  const picked = await vscode.window.showWarningMessage(problemSentence(problem), showLog);
  if (picked === showLog) services.log.show();
}
