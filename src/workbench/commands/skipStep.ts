import * as l10n from '@vscode/l10n';
import { skipStep } from '../../actions/tickStep.ts';
import type { Desk } from '../desk.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { titleAbout } from '../prompts/title.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  const step = fieldOf(argument, 'step');
  if (state === undefined || step === undefined) return;
  const reason = await askText({
    title: titleAbout(desk, state, l10n.t('Skip Step')),
    prompt: l10n.t('Why is it not needed? (optional)'),
  });
  if (reason !== undefined) await skipStep(desk, state.incident.id, step, reason);
}
