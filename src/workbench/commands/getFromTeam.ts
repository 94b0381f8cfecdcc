import * as l10n from '@vscode/l10n';
import { getFromTeam } from '../../actions/getFromTeam.ts';
import type { Desk } from '../desk.ts';
import { chooseHome } from '../prompts/home.ts';
import { cancellable } from '../prompts/progress.ts';
import { settleTeamRemote } from '../prompts/teamRemote.ts';
import { showTeamNews } from '../prompts/teamNews.ts';
import { getNews } from '../teamWords.ts';

export async function run(desk: Desk): Promise<void> {
  const home = await chooseHome(desk, l10n.t('Get from Team'));
  if (home === undefined || !(await settleTeamRemote(desk, home))) return;
  const outcome = await cancellable(l10n.t('Getting from the team'), async (signal) => {
    const repository = await desk.repositories.of(home, signal);
    return getFromTeam(desk, { home, repository, signal });
  });
  await showTeamNews(desk, getNews(outcome));
}
