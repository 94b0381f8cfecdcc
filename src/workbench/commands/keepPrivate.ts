import * as l10n from '@vscode/l10n';
import { recordDetail } from '../../actions/recordDetail.ts';
import type { Desk } from '../desk.ts';
import { askAnswer } from '../prompts/detail.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { titleAbout } from '../prompts/title.ts';

/** A private incident is never shared with the team. */
export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const value = await askAnswer(desk, state, {
    field: 'private',
    to: undefined,
    title: titleAbout(desk, state, l10n.t('Keep Private or Share')),
    value: String(state.incident.isPrivate),
  });
  if (value !== undefined) await recordDetail(desk, state.incident.id, { field: 'private', value });
}
