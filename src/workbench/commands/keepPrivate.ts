import * as l10n from '@vscode/l10n';
import { recordDetail } from '../../actions/recordDetail.ts';
import type { Desk } from '../desk.ts';
import { askOne } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';

/** A private incident is never shared with the team. */
export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const isPrivate = await askOne({
    title: l10n.t('Keep Private or Share'),
    placeholder: state.incident.isPrivate ? l10n.t('It is private now.') : l10n.t('It may be shared now.'),
    choices: [
      {
        label: l10n.t('Keep it private'),
        description: l10n.t('never leaves this machine by sharing'),
        value: true,
      },
      { label: l10n.t('It may be shared with the team'), value: false },
    ],
  });
  if (isPrivate === undefined) return;
  await recordDetail(desk, state.incident.id, { field: 'private', value: String(isPrivate) });
}
