import * as l10n from '@vscode/l10n';
import { changeStatus } from '../../actions/changeStatus.ts';
import { isOwed } from '../../incident/status.ts';
import type { Desk } from '../desk.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { openLetters } from '../prompts/letters.ts';
import { titleAbout } from '../prompts/title.ts';

/** Records what reduced the impact and opens the letter that tells of it. */
export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const { id, clients } = state.incident;
  const title = titleAbout(desk, state, l10n.t('Mark Mitigated'));
  const words = await askText({ title, prompt: l10n.t('What reduced the impact? (optional)') });
  if (words === undefined) return;
  await changeStatus(desk, id, { event: 'mitigated', words });
  if (clients.length === 0 && !isOwed(state.incident)) return;
  const facts = words === '' ? {} : { facts: { changed: words } };
  await openLetters(desk, id, { kind: 'progress', title, ...facts });
}
