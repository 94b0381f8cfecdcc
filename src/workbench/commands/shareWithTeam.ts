import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { planFirstShare, shareWithTeam, type ShareRequest } from '../../actions/shareWithTeam.ts';
import type { Home } from '../../session/openStores.ts';
import type { SharePlan } from '../../session/team.ts';
import type { Desk } from '../desk.ts';
import { PlannedContent } from '../documents/plannedContent.ts';
import { plain } from '../plainText.ts';
import { askOne } from '../prompts/ask.ts';
import { chooseHome } from '../prompts/home.ts';
import { cancellable } from '../prompts/progress.ts';
import { showTeamNews } from '../prompts/teamNews.ts';
import { shareNews, troubleNews } from '../teamWords.ts';

type Listed = Extract<SharePlan, { kind: 'plan' }>;

/** Shows what would be sent before the first push of this clone; later ones just go. */
export async function run(desk: Desk): Promise<void> {
  const home = await chooseHome(desk, l10n.t('Share with Team'));
  if (home === undefined) return;
  const plan = await inProgress(desk, home, (request) => planFirstShare(desk, request));
  if (plan.kind !== 'plan' && plan.kind !== 'known') return showTeamNews(desk, troubleNews(plan));
  if (plan.kind === 'plan' && plan.files.length > 0 && !(await agreed(plan))) return;
  const only = plan.kind === 'plan' ? plan.incidents : undefined;
  const outcome = await inProgress(desk, home, (request) => shareWithTeam(desk, { ...request, only }));
  await showTeamNews(desk, shareNews(outcome));
}

function inProgress<Outcome>(
  desk: Desk,
  home: Home,
  task: (request: ShareRequest) => Promise<Outcome>,
): Promise<Outcome> {
  return cancellable(l10n.t('Sharing with the team'), async (signal) => {
    const repository = await desk.repositories.of(home, signal);
    return task({ home, repository, signal });
  });
}

/** Each file is shown as it would be sent, beside what the team has. */
async function agreed(plan: Listed): Promise<boolean> {
  const planned = new PlannedContent();
  try {
    const rows = plan.files.map(({ path, text, before }) => [
      planned.uriOf(`/${path}`, text),
      before === undefined ? undefined : planned.uriOf(`/${path}`, before),
      planned.uriOf(`/${path}`, text),
    ]);
    await vscode.commands.executeCommand('vscode.changes', l10n.t('What would be shared'), rows);
    return (await askWhetherToSend(plan)) ?? false;
  } finally {
    planned.dispose();
  }
}

function askWhetherToSend({ files, incidents, address, privateCount }: Listed): Promise<boolean | undefined> {
  return askOne<boolean>({
    title: l10n.t('Share with Team'),
    placeholder: l10n.t('Everybody who can read the repository can read these. Evidence stays here.'),
    choices: [
      {
        label:
          incidents.size === 1
            ? l10n.t('Share one incident, files: {0}', files.length)
            : l10n.t('Share {0} incidents, files: {1}', incidents.size, files.length),
        detail: [
          l10n.t('to the branch sitrep/incidents of {0}', plain(address)),
          privateCount === 0 ? '' : l10n.t('private ones stay here: {0}', privateCount),
        ]
          .filter(Boolean)
          .join(' · '),
        value: true,
      },
      { label: l10n.t('Do not share'), value: false },
    ],
  });
}
