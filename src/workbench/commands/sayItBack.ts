import * as l10n from '@vscode/l10n';
import type { Desk } from '../desk.ts';
import { openNewDraft } from '../prompts/draft.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { titleAbout } from '../prompts/title.ts';
import { chooseClient } from '../prompts/whom.ts';

/** What we understood, as questions to confirm, and what is still open. */
export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const to = await chooseClient(desk, state, titleAbout(desk, state, l10n.t('Say It Back')));
  if (to === undefined) return;
  await openNewDraft(desk, state.incident.id, { kind: 'say-it-back', to });
}
