import * as l10n from '@vscode/l10n';
import { confirmWithClient } from '../../actions/confirmWithClient.ts';
import { isToldOfResolution } from '../../incident/resolutionTold.ts';
import type { Services } from '../services.ts';
import { askOne, askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { openLetters } from '../prompts/letters.ts';
import { titleAbout } from '../prompts/title.ts';
import { askUntold } from '../prompts/untold.ts';
import { chooseClient } from '../prompts/whom.ts';

/** Records that the client says it works again; who was never told so is written to first. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const { incident } = state;
  const title = titleAbout(services, state, l10n.t('Confirm with Client'));
  const to = await chooseClient(services, state, title);
  if (to === undefined) return;
  const isTold = isToldOfResolution(incident, to);
  const untold = isTold ? undefined : await askUntold(services, state, { clients: [to], title });
  if (untold?.go === 'write') {
    await openLetters(services, incident.id, { kind: 'resolved', title, to: [to] });
    return;
  }
  if (!isTold && untold === undefined) return;
  const words = await askText({ title, prompt: l10n.t('What did they say, in their words? (optional)') });
  if (words === undefined) return;
  const satisfied = await askOne({
    title,
    placeholder: l10n.t('Are they satisfied?'),
    choices: [
      { label: l10n.t('Yes'), value: true },
      { label: l10n.t('No'), value: false },
    ],
  });
  await confirmWithClient(services, incident.id, {
    to,
    ...(words ? { words } : {}),
    ...(satisfied === undefined ? {} : { satisfied }),
    ...(untold ? { untold: untold.reason } : {}),
  });
}
