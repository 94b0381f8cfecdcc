import * as l10n from '@vscode/l10n';
import { addStep } from '../../actions/tickStep.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askOne, askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { required } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const title = titleAbout(services, state, l10n.t('Add Step'));
  const text = await askText({ title, prompt: l10n.t('What is to be done?'), check: required });
  if (!text) return;
  const { phases } = await services.playbooks.progress(state);
  const phase = await askOne({
    title,
    placeholder: l10n.t('In which phase?'),
    choices: phases.map(({ id, title: label }) => ({ label: plain(label), value: id })),
  });
  if (phase !== undefined) await addStep(services, state.incident.id, text, phase);
}
