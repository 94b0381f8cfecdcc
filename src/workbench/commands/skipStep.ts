import * as l10n from '@vscode/l10n';
import { skipStep } from '../../actions/tickStep.ts';
import type { Services } from '../services.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { titleAbout } from '../prompts/title.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  const step = fieldOf(argument, 'step');
  if (state === undefined || step === undefined) return;
  const reason = await askText({
    title: titleAbout(services, state, l10n.t('Skip Step')),
    prompt: l10n.t('Why is it not needed? (optional)'),
  });
  if (reason !== undefined) await skipStep(services, state.incident.id, step, reason);
}
