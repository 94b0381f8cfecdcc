import * as l10n from '@vscode/l10n';
import { iso } from '../../actions/context.ts';
import { recordDetail, recordStartFromLogs } from '../../actions/recordDetail.ts';
import type { Services } from '../services.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { askStart } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';

/** From a row of the logs its first time is taken, as ours; else it is asked. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const { id, startedAt } = state.incident;
  const marked = fieldOf(argument, 'startsAt');
  if (marked !== undefined) return recordStartFromLogs(services, id, Date.parse(marked));
  const began = await askStart(services, titleAbout(services, state, l10n.t('Set When It Began')), startedAt);
  if (began === undefined || began === startedAt) return;
  await recordDetail(services, id, { field: 'started', value: began === 'unknown' ? '' : iso(began) });
}
