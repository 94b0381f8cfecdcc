import * as l10n from '@vscode/l10n';
import { changeStatus } from '../../actions/changeStatus.ts';
import { isOwed } from '../../incident/status.ts';
import type { Services } from '../services.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { openLetters } from '../prompts/letters.ts';
import { titleAbout } from '../prompts/title.ts';

/** Records what reduced the impact and opens the letter that tells of it. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const { id, clients } = state.incident;
  const title = titleAbout(services, state, l10n.t('Mark Mitigated'));
  const words = await askText({ title, prompt: l10n.t('What reduced the impact? (optional)') });
  if (words === undefined) return;
  await changeStatus(services, id, { event: 'mitigated', words });
  if (clients.length === 0 && !isOwed(state.incident)) return;
  const facts = words === '' ? {} : { facts: { changed: words } };
  await openLetters(services, id, { kind: 'progress', title, ...facts });
}
