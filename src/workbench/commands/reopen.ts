import * as l10n from '@vscode/l10n';
import { changeStatus } from '../../actions/changeStatus.ts';
import type { Services } from '../services.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { titleAbout } from '../prompts/title.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const words = await askText({
    title: titleAbout(services, state, l10n.t('Reopen')),
    prompt: l10n.t('Why? (optional)'),
  });
  if (words === undefined) return;
  await changeStatus(services, state.incident.id, { event: 'reopened', words });
}
