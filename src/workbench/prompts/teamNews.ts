import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import type { TeamNews } from '../teamWords.ts';

/** One sentence; a trouble offers the log, where the detail is. */
export async function showTeamNews(services: Services, news: TeamNews | undefined): Promise<void> {
  if (news === undefined) return;
  if (!news.isTrouble) {
    await vscode.window.showInformationMessage(news.sentence);
    return;
  }
  if (news.detail === undefined) {
    await vscode.window.showWarningMessage(news.sentence);
    return;
  }
  services.log.warn(`team: ${news.detail}`);
  const showLog = l10n.t('Show Log');
  const picked = await vscode.window.showWarningMessage(news.sentence, showLog);
  if (picked === showLog) services.log.show();
}
