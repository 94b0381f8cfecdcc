import * as l10n from '@vscode/l10n';
import { isInternal } from '../../incident/messageKinds.ts';
import type { Services } from '../services.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { openLetters } from '../prompts/letters.ts';
import { titleAbout } from '../prompts/title.ts';
import { askKind } from '../prompts/updateKind.ts';

/** A draft for each client chosen; a promise's row names its own. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const title = titleAbout(services, state, l10n.t('Send Update'));
  const kind = await askKind(state.incident, title);
  if (kind === undefined) return;
  const named = state.incident.promises.find(({ id }) => id === fieldOf(argument, 'promise'));
  const to = isInternal(kind) ? [''] : named && [named.to];
  await openLetters(services, state.incident.id, { kind, title, ...(to === undefined ? {} : { to }) });
}
