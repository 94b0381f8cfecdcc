import * as l10n from '@vscode/l10n';
import type { Services } from '../services.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { openLetters } from '../prompts/letters.ts';
import { titleAbout } from '../prompts/title.ts';

/** What we understood, as questions to confirm, and what is still open. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const title = titleAbout(services, state, l10n.t('Say It Back'));
  await openLetters(services, state.incident.id, { kind: 'say-it-back', title });
}
