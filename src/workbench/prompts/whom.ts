import * as l10n from '@vscode/l10n';
import type { IncidentState } from '../../session/incidents.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { clientName } from '../words.ts';
import { askOne } from './ask.ts';

/** The client that a message or promise is for. Asks only where there are several. */
export async function chooseClient(
  services: Services,
  state: IncidentState,
  title: string,
): Promise<string | undefined> {
  const { clients } = state.incident;
  if (clients.length <= 1) return clients[0] ?? '';
  const config = await services.configOf(state.home);
  return askOne({
    title,
    placeholder: l10n.t('For which client?'),
    choices: clients.map((key) => ({ label: plain(clientName(key, config)), value: key })),
  });
}
