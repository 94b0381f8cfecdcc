import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Home } from '../../session/openStores.ts';
import type { Services } from '../services.ts';
import { settingsFolder } from '../settingsFolder.ts';
import { settingTexts } from '../settingValues.ts';
import { plain } from '../plainText.ts';
import { askMany, askOne, askText } from '../prompts/ask.ts';
import { askCommandSource } from '../prompts/commandSource.ts';
import { required } from '../prompts/start.ts';

/** From the log files found in the folder, or a path or pattern typed in; or a command, kept in the team's file. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const home = services.current.state?.home ?? services.homes()[0];
  if (home?.folder === undefined) return;
  const kind = argument === 'files' ? 'files' : await askKind();
  if (kind === undefined) return;
  if (kind === 'command') {
    if (await askCommandSource(home.folder)) await services.logs.refresh(services.current.state);
    return;
  }
  const chosen = await choose(services, home);
  if (chosen === undefined || chosen.length === 0) return;
  const scope = settingsFolder(home.folder);
  const settings = vscode.workspace.getConfiguration('sitrep', scope);
  const known = settingTexts(settings.get('logFiles'));
  await settings.update(
    'logFiles',
    [...new Set([...known, ...chosen])],
    scope ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace,
  );
  await services.logs.refresh(services.current.state);
}

function askKind(): Promise<'files' | 'command' | undefined> {
  return askOne<'files' | 'command'>({
    title: l10n.t('Add Log Source'),
    placeholder: l10n.t('Where is the log?'),
    choices: [
      { label: l10n.t('In files'), description: l10n.t('kept in this folder’s settings'), value: 'files' },
      {
        label: l10n.t('Printed by a command'),
        description: 'journalctl, docker, kubectl, heroku, ssh',
        value: 'command',
      },
    ],
  });
}

async function choose(services: Services, home: Home): Promise<readonly string[] | undefined> {
  const title = l10n.t('Add Log Source');
  const candidates = await services.sources.suggestions(home);
  if (candidates.length > 0) {
    const picked = await askMany<string | typeof other>({
      title,
      placeholder: l10n.t('Found in log/, logs/ and the folder itself. Which ones?'),
      choices: [
        ...candidates.map((value) => ({ label: plain(value), picked: true, value })),
        { label: l10n.t('Another file or pattern…'), value: other },
      ],
    });
    if (picked === undefined || !picked.includes(other))
      return picked?.filter((value) => typeof value === 'string');
  }
  const typed = await askText({
    title,
    prompt: l10n.t('A path or a pattern, relative to {0} or absolute', plain(home.name)),
    placeholder: 'log/*.log',
    check: required,
  });
  return typed ? [typed] : undefined;
}

const other = { other: true } as const;
