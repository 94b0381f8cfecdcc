import * as l10n from '@vscode/l10n';
import { confirmWithClient } from '../../actions/confirmWithClient.ts';
import type { Desk } from '../desk.ts';
import { askOne, askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { titleAbout } from '../prompts/title.ts';
import { chooseClient } from '../prompts/whom.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const title = titleAbout(desk, state, l10n.t('Confirm with Client'));
  const to = await chooseClient(desk, state, title);
  if (to === undefined) return;
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
  await confirmWithClient(desk, state.incident.id, {
    to,
    ...(words ? { words } : {}),
    ...(satisfied === undefined ? {} : { satisfied }),
  });
}
