import * as l10n from '@vscode/l10n';
import { promiseUpdate } from '../../actions/promiseUpdate.ts';
import type { Desk } from '../desk.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { askPromise } from '../prompts/promise.ts';
import { titleAbout } from '../prompts/title.ts';
import { chooseClient } from '../prompts/whom.ts';

export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const title = titleAbout(desk, state, l10n.t('New Time for the Next Update'));
  const named = state.incident.promises.find(({ id }) => id === fieldOf(argument, 'promise'));
  const to = named?.to ?? (await chooseClient(desk, state, title));
  if (to === undefined) return;
  const due = await askPromise(desk, state, { title, to });
  if (due !== undefined) await promiseUpdate(desk, state.incident.id, { to, due });
}
