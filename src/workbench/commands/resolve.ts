import * as l10n from '@vscode/l10n';
import { changeStatus } from '../../actions/changeStatus.ts';
import { isOwed } from '../../incident/status.ts';
import type { Services } from '../services.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { openLetters } from '../prompts/letters.ts';
import { titleAbout } from '../prompts/title.ts';

/** Records the end and opens the letter that tells of it: what was promised stays owed until that is sent. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const { id, clients } = state.incident;
  const title = titleAbout(services, state, l10n.t('Resolve'));
  const words = await askText({ title, prompt: l10n.t('What ended it? (optional)') });
  if (words === undefined) return;
  await changeStatus(services, id, { event: 'resolved', words });
  if (clients.length > 0 || isOwed(state.incident))
    await openLetters(services, id, { kind: 'resolved', title });
}
