import * as l10n from '@vscode/l10n';
import type { Desk } from '../desk.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { openLetters } from '../prompts/letters.ts';
import { titleAbout } from '../prompts/title.ts';

/** What we understood, as questions to confirm, and what is still open. */
export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const title = titleAbout(desk, state, l10n.t('Say It Back'));
  await openLetters(desk, state.incident.id, { kind: 'say-it-back', title });
}
