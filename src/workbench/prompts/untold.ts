import * as l10n from '@vscode/l10n';
import type { IncidentState } from '../../session/incidents.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { clientName } from '../words.ts';
import { askOne, askText } from './ask.ts';
import { required } from './start.ts';

export type Untold = { readonly go: 'write' } | { readonly go: 'on'; readonly reason: string };

/**
 * Says which clients don't know yet that it is resolved, and offers to write to them. Who goes on all the same says why;
 * what was promised to them stays owed. Undefined where the person left.
 */
export async function askUntold(
  services: Services,
  state: IncidentState,
  { clients, title }: { readonly clients: readonly string[]; readonly title: string },
): Promise<Untold | undefined> {
  const config = await services.configOf(state.home);
  const names = plain(clients.map((key) => clientName(key, config)).join(', '), 80);
  const go = await askOne<'write' | 'on'>({
    title,
    placeholder: l10n.t('Not told yet that it is resolved: {0}', names),
    choices: [
      { label: `$(mail) ${l10n.t('Write the message')}`, value: 'write' },
      {
        label: l10n.t('Go on without telling them…'),
        description: l10n.t('asks why; what was promised stays owed'),
        value: 'on',
      },
    ],
  });
  if (go === undefined) return undefined;
  if (go === 'write') return { go };
  const reason = await askText({ title, prompt: l10n.t('Why are they not told?'), check: required });
  return reason ? { go, reason } : undefined;
}
