import * as l10n from '@vscode/l10n';
import type { Home } from '../../session/openStores.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askOne } from './ask.ts';

/**
 * The folder that a command is about: the only one, else the one that the person picks. What belongs to no folder is
 * listed in a window with one, and gets nothing new there.
 */
export async function chooseHome(services: Services, title: string): Promise<Home | undefined> {
  await services.ready();
  const all = services.homes();
  const ofFolders = all.filter(({ folder }) => folder !== undefined);
  const homes = ofFolders.length > 0 ? ofFolders : all;
  if (homes.length < 2) return homes[0];
  return askOne({
    title,
    placeholder: l10n.t('Which repository?'),
    choices: homes.map((home) => ({
      label: plain(home.name),
      ...(home.folder === undefined ? {} : { description: plain(home.folder) }),
      value: home,
    })),
  });
}
