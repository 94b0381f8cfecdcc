import * as l10n from '@vscode/l10n';
import {
  planFirstShare,
  planShare,
  shareWithTeam,
  type CheckedPlan,
  type ShareSelection,
} from '../../actions/shareWithTeam.ts';
import type { Home } from '../../session/openStores.ts';
import type { Services } from '../services.ts';
import { PlannedContent } from '../documents/plannedContent.ts';
import { plain } from '../plainText.ts';
import { askOne } from '../prompts/ask.ts';
import { chooseHome } from '../prompts/home.ts';
import { cancellable } from '../prompts/progress.ts';
import { settleTeamRemote } from '../prompts/teamRemote.ts';
import { showTeamNews } from '../prompts/teamNews.ts';
import { shareNews, teamNames, troubleNews } from '../teamWords.ts';

type Listed = Extract<CheckedPlan, { kind: 'plan' }>;

/** Shows what would be sent before the first push of this clone, and whenever a credential is among it. */
export async function run(services: Services): Promise<void> {
  const home = await chooseHome(services, l10n.t('Share with Team'));
  if (home === undefined || !(await settleTeamRemote(services, home))) return;
  const plan = await inProgress(services, home, (request) => planFirstShare(services, request));
  if (plan.kind !== 'known') return shareSeen(services, home, plan);
  const outcome = await inProgress(services, home, (request) =>
    shareWithTeam(services, { ...request, seen: false }),
  );
  if (outcome.kind !== 'held-back') return showTeamNews(services, shareNews(outcome));
  return shareSeen(
    services,
    home,
    await inProgress(services, home, (request) => planShare(services, request)),
  );
}

async function shareSeen(services: Services, home: Home, plan: CheckedPlan): Promise<void> {
  if (plan.kind !== 'plan') return showTeamNews(services, troubleNews(plan));
  const seen = plan.files.length > 0;
  if (seen && !(await agreed(plan))) return;
  const only = seen ? plan.incidents : undefined;
  const outcome = await inProgress(services, home, (request) =>
    shareWithTeam(services, { ...request, only, seen }),
  );
  await showTeamNews(services, shareNews(outcome));
}

function inProgress<Outcome>(
  services: Services,
  home: Home,
  task: (request: ShareSelection) => Promise<Outcome>,
): Promise<Outcome> {
  return cancellable(l10n.t('Sharing with the team'), async (signal) => {
    const repository = await services.repositories.of(home, signal);
    return task({ home, repository, signal });
  });
}

/** Each file is shown as it would be sent, beside what the team has. */
async function agreed(plan: Listed): Promise<boolean> {
  const planned = new PlannedContent();
  try {
    await planned.show(
      l10n.t('What would be shared'),
      plan.files.map(({ path, text, before }) => [
        planned.uriOf(`/${path}`, text),
        before === undefined ? undefined : planned.uriOf(`/${path}`, before),
        planned.uriOf(`/${path}`, text),
      ]),
    );
    return (await askWhetherToSend(plan)) ?? false;
  } finally {
    await planned.close();
  }
}

function askWhetherToSend(plan: Listed): Promise<boolean | undefined> {
  const { files, incidents, withCredentials } = plan;
  const share = {
    label:
      incidents.size === 1
        ? l10n.t('Share one incident, files: {0}', files.length)
        : l10n.t('Share {0} incidents, files: {1}', incidents.size, files.length),
    detail: shareDetail(plan),
    value: true,
  };
  const stay = { label: l10n.t('Do not share'), value: false };
  return askOne<boolean>({
    title: l10n.t('Share with Team'),
    placeholder:
      withCredentials.length === 0
        ? l10n.t('Everybody who can read the repository can read these. Evidence stays here.')
        : l10n.t('There is what looks like a password or key in: {0}', teamNames(withCredentials)),
    choices: withCredentials.length === 0 ? [share, stay] : [stay, share],
  });
}

function shareDetail({ addresses, privateCount }: Listed): string {
  return [
    l10n.t('to the branch sitrep/incidents of {0}', addresses.map((address) => plain(address)).join(', ')),
    privateCount === 0 ? '' : l10n.t('private ones stay here: {0}', privateCount),
  ]
    .filter(Boolean)
    .join(' · ');
}
