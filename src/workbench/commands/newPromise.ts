import * as l10n from '@vscode/l10n';
import { offerKinds } from '../../actions/offerKinds.ts';
import { clientOfPromise, outstandingTo } from '../../incident/promises.ts';
import type { Services } from '../services.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { openLetters } from '../prompts/letters.ts';
import { askPromise } from '../prompts/promise.ts';
import { titleAbout } from '../prompts/title.ts';
import { chooseClient } from '../prompts/whom.ts';

/**
 * Opens the letter that tells the client of another time. Nothing is recorded before it is sent: a time that the client
 * does not know is no promise, and the one that they know stays owed.
 */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const title = titleAbout(services, state, l10n.t('New Time for the Next Update'));
  const named = state.incident.promises.find(({ id }) => id === fieldOf(argument, 'promise'));
  const to = named ? clientOfPromise(state.incident, named.to) : await chooseClient(services, state, title);
  if (to === undefined) return;
  const due = await askPromise(services, state, { title, to });
  if (due === undefined) return;
  const isOwed = outstandingTo(state.incident, to).length > 0;
  const kind = isOwed ? 'changed-estimate' : offerKinds(state.incident).next;
  await openLetters(services, state.incident.id, { kind, title, to: [to], due });
}
