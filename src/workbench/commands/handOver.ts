import * as l10n from '@vscode/l10n';
import { handOver } from '../../actions/handOver.ts';
import { outstandingTo } from '../../incident/promises.ts';
import { isOwed } from '../../incident/status.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askOne, askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { openLetters } from '../prompts/letters.ts';
import { required } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';
import { openWritten } from '../prompts/written.ts';

const other = { other: true } as const;

/**
 * To the usual contact or the next shift. The clients are told by a letter of their own; the incident stays mine until
 * somebody has it.
 */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const title = titleAbout(services, state, l10n.t('Hand Over'));
  const config = await services.configOf(state.home);
  const contacts = config.clients.flatMap(({ usualContact }) => usualContact ?? []);
  const known = [...new Set([...contacts, ...config.colleagues])].filter(
    (name) => name !== state.incident.owner,
  );
  const picked =
    known.length === 0
      ? other
      : await askOne<string | typeof other>({
          title,
          placeholder: l10n.t('Who takes over?'),
          choices: [
            ...known.map((name) => ({ label: plain(name), value: name })),
            { label: `$(add) ${l10n.t('Somebody else…')}`, value: other },
          ],
        });
  if (picked === undefined) return;
  const to =
    typeof picked === 'string'
      ? picked
      : await askText({ title, prompt: l10n.t('Name of the person who takes over'), check: required });
  if (!to) return;
  const { id, clients } = state.incident;
  await openWritten(services, state, await handOver(services, id, to));
  if (clients.length === 0 && !isOwed(state.incident)) return;
  await openLetters(services, id, {
    kind: 'new-contact',
    title,
    facts: { newOwner: to },
    dueTo: (client) => outstandingTo(state.incident, client)[0]?.due,
  });
}
