import * as l10n from '@vscode/l10n';
import { promiseUpdate } from '../../actions/promiseUpdate.ts';
import { recordDetail } from '../../actions/recordDetail.ts';
import type { Services } from '../services.ts';
import { openNewDraft } from '../prompts/draft.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { askPromise } from '../prompts/promise.ts';
import { askClient } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';

/** One more client of the same outage: recorded at once, then with a promise and an acknowledgement of their own. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const { id } = state.incident;
  const title = titleAbout(services, state, l10n.t('Add Client'));
  const to = await askClient(await services.configOf(state.home), [], title);
  if (to === undefined || to === '' || state.incident.clients.includes(to)) return;
  await recordDetail(services, id, { field: 'client', value: to });
  const due = await askPromise(services, services.incidents.get(id) ?? state, { title, to });
  if (due === undefined) return;
  await promiseUpdate(services, id, { to, due });
  await openNewDraft(services, id, { kind: 'acknowledgement', to, due });
}
