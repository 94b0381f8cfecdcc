import * as l10n from '@vscode/l10n';
import { getFromTeam } from '../../actions/getFromTeam.ts';
import type { Services } from '../services.ts';
import { chooseHome } from '../prompts/home.ts';
import { cancellable } from '../prompts/progress.ts';
import { settleTeamRemote } from '../prompts/teamRemote.ts';
import { showTeamNews } from '../prompts/teamNews.ts';
import { getNews } from '../teamWords.ts';

export async function run(services: Services): Promise<void> {
  const home = await chooseHome(services, l10n.t('Get from Team'));
  if (home === undefined || !(await settleTeamRemote(services, home))) return;
  const outcome = await cancellable(l10n.t('Getting from the team'), async (signal) => {
    const repository = await services.repositories.of(home, signal);
    return getFromTeam(services, { home, repository, signal });
  });
  await showTeamNews(services, getNews(outcome));
}
