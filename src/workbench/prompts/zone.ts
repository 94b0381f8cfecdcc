import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { settingText } from '../settingValues.ts';
import { askOne, askText } from './ask.ts';

const askedKey = 'askedTimeZone';

/**
 * In a remote window the machine's zone need not be the reader's, and every time that is shown depends on it.
 * Asked once; leaving the question takes the machine's.
 */
export async function askZoneOnce(services: Services): Promise<void> {
  const settings = vscode.workspace.getConfiguration('sitrep');
  const isKnown =
    settingText(settings.get('timeZone')) !== '' || services.memento.get<boolean>(askedKey, false);
  if (vscode.env.remoteName === undefined || isKnown) return;
  await services.memento.update(askedKey, true);
  const machine = services.times.zone();
  const picked = await askOne<string>({
    title: l10n.t('Your time zone'),
    placeholder: l10n.t('The remote machine’s clock is in {0}. Which zone are you in?', machine),
    choices: [
      { label: machine, description: services.times.clock(services.now()), value: machine },
      { label: l10n.t('Another zone…'), value: '' },
    ],
  });
  const zone = picked === '' ? await typeZone(services) : picked;
  if (zone) await settings.update('timeZone', zone, vscode.ConfigurationTarget.Global);
}

function typeZone(services: Services): Promise<string | undefined> {
  return askText({
    title: l10n.t('Your time zone'),
    prompt: l10n.t('For example Europe/Kyiv'),
    check: (text) => {
      const now = services.times.clockIn(text.trim(), services.now());
      if (now === undefined) return l10n.t('That is no zone’s name.');
      return { message: now, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
}
