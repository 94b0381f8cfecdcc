import * as l10n from '@vscode/l10n';
import { changeStatus } from '../../actions/changeStatus.ts';
import { clientsToTell } from '../../incident/resolutionTold.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askOne } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { openLetters } from '../prompts/letters.ts';
import { titleAbout } from '../prompts/title.ts';
import { askUntold } from '../prompts/untold.ts';

/** Closes what the clients know the end of; where they don't, offers the letter first. Ends no promise. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const { id } = state.incident;
  const title = titleAbout(services, state, l10n.t('Close'));
  const clients = clientsToTell(state.incident);
  const untold = clients.length === 0 ? undefined : await askUntold(services, state, { clients, title });
  if (untold?.go === 'write') {
    await openLetters(services, id, { kind: 'resolved', title, to: clients });
    return;
  }
  if (clients.length > 0 && untold === undefined) return;
  await changeStatus(services, id, { event: 'closed', ...(untold ? { untold: untold.reason } : {}) });
  await offerDebrief(services, state, title);
}

/** The client's usual contact with us hears how it went before the client tells them. */
async function offerDebrief(services: Services, state: IncidentState, title: string): Promise<void> {
  const contact = await usualContact(services, state);
  if (contact === undefined) return;
  const isWanted = await askOne({
    title,
    placeholder: l10n.t('Closed. {0} is the client’s usual contact and should know how it went.', contact),
    choices: [
      { label: `$(mail) ${l10n.t('Write the debrief')}`, value: true },
      { label: l10n.t('Not now'), value: false },
    ],
  });
  if (isWanted) await openLetters(services, state.incident.id, { kind: 'debrief', title, to: [''] });
}

async function usualContact(
  services: Services,
  { incident, home }: IncidentState,
): Promise<string | undefined> {
  const { clients } = await services.configOf(home);
  const names = incident.clients.map(
    (key) =>
      incident.details.get(`usual-contact@${key}`)?.value ??
      incident.details.get('usual-contact')?.value ??
      clients.find((client) => client.key === key)?.usualContact,
  );
  const name = names.find((known) => known !== undefined && known !== '');
  return name === undefined ? undefined : plain(name, 60);
}
