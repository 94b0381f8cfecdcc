import * as l10n from '@vscode/l10n';
import { recordTakenOver } from '../../actions/handOver.ts';
import type { Services } from '../services.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { required } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';

/** Somebody said that they have it now: from here on it is not mine any more. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const title = titleAbout(services, state, l10n.t('Record Who Took Over'));
  const handover = state.incident.handovers.at(-1);
  const to = await askText({
    title,
    prompt: l10n.t('Who has it now?'),
    value: handover?.to ?? '',
    check: required,
  });
  if (!to) return;
  const how = await askText({
    title,
    prompt: l10n.t('How do you know?'),
    placeholder: l10n.t('On the phone at 17:20'),
    check: required,
  });
  if (how) await recordTakenOver(services, state.incident.id, { to, how });
}
