import * as l10n from '@vscode/l10n';
import { changeStatus } from '../../actions/changeStatus.ts';
import type { Desk } from '../desk.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { titleAbout } from '../prompts/title.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const words = await askText({
    title: titleAbout(desk, state, l10n.t('Resolve')),
    prompt: l10n.t('What ended it? (optional)'),
  });
  if (words === undefined) return;
  await changeStatus(desk, state.incident.id, { event: 'resolved', words });
}
