import * as l10n from '@vscode/l10n';
import type { Home } from '../../session/openStores.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askOne } from './ask.ts';
import { cancellable } from './progress.ts';

/**
 * Asks once which of several remotes is the team's: in a fork workflow `origin` is the person's own copy. False where
 * the person left.
 */
export async function settleTeamRemote(services: Services, home: Home): Promise<boolean> {
  const { chosen, addresses } = await cancellable(l10n.t('Looking at the remotes'), (signal) =>
    services.repositories.remotes(home, signal),
  );
  const isSettled = chosen !== undefined && addresses.has(chosen);
  if (isSettled || new Set(addresses.values()).size < 2) return true;
  const remote = await askOne<string>({
    title: l10n.t('Which remote is the team’s?'),
    placeholder: l10n.t('Incidents are shared there, and what is live is read from there. Asked once.'),
    choices: [...addresses].map(([value, address]) => ({
      label: plain(value),
      detail: plain(address),
      value,
    })),
  });
  if (remote === undefined) return false;
  await services.repositories.chooseRemote(home, remote);
  return true;
}
