import * as l10n from '@vscode/l10n';
import { iso } from '../../actions/context.ts';
import { recordDetail, recordStartFromLogs } from '../../actions/recordDetail.ts';
import type { Desk } from '../desk.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { askStart } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';

/** From a row of the logs its first time is taken, as ours; else it is asked. */
export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const { id, startedAt } = state.incident;
  const marked = fieldOf(argument, 'startsAt');
  if (marked !== undefined) return recordStartFromLogs(desk, id, Date.parse(marked));
  const began = await askStart(desk, titleAbout(desk, state, l10n.t('Set When It Began')), startedAt);
  if (began === undefined || began === startedAt) return;
  await recordDetail(desk, id, { field: 'started', value: began === 'unknown' ? '' : iso(began) });
}
