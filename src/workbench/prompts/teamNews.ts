import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Desk } from '../desk.ts';
import type { TeamNews } from '../teamWords.ts';

/** One sentence; a trouble offers the log, where the detail is. */
export async function showTeamNews(desk: Desk, news: TeamNews | undefined): Promise<void> {
  if (news === undefined) return;
  if (!news.isTrouble) {
    await vscode.window.showInformationMessage(news.sentence);
    return;
  }
  if (news.detail === undefined) {
    await vscode.window.showWarningMessage(news.sentence);
    return;
  }
  desk.log.warn(`team: ${news.detail}`);
  const showLog = l10n.t('Show Log');
  const picked = await vscode.window.showWarningMessage(news.sentence, showLog);
  if (picked === showLog) desk.log.show();
}
