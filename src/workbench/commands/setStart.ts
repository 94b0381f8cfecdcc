import * as l10n from '@vscode/l10n';
import { iso } from '../../actions/context.ts';
import { recordDetail } from '../../actions/recordDetail.ts';
import type { Desk } from '../desk.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { askStart } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';

/** From a kind of record that is new in the log, its first time is taken; else it is asked. */
export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const marked = fieldOf(argument, 'startsAt');
  const began =
    marked === undefined
      ? await askStart(desk, titleAbout(desk, state, l10n.t('Set When It Began')))
      : Date.parse(marked);
  if (began === undefined) return;
  await recordDetail(desk, state.incident.id, { field: 'started', value: iso(began) });
}
