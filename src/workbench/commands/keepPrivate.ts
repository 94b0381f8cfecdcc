import * as l10n from '@vscode/l10n';
import { recordDetail } from '../../actions/recordDetail.ts';
import type { Services } from '../services.ts';
import { askAnswer } from '../prompts/detail.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { titleAbout } from '../prompts/title.ts';

/** A private incident is never shared with the team. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const value = await askAnswer(services, state, {
    field: 'private',
    to: undefined,
    title: titleAbout(services, state, l10n.t('Keep Private or Share')),
    value: String(state.incident.isPrivate),
  });
  if (value !== undefined) await recordDetail(services, state.incident.id, { field: 'private', value });
}
