import * as l10n from '@vscode/l10n';
import { takeBackPromise } from '../../actions/promiseUpdate.ts';
import { outstanding } from '../../incident/promises.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askOne } from '../prompts/ask.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';
import { askTakingBack } from '../prompts/takingBack.ts';
import { titleAbout } from '../prompts/title.ts';
import { clientName } from '../words.ts';

/** A promise that nobody will keep: it counts as broken, and the reason stands beside it. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const title = titleAbout(services, state, l10n.t('Take Back a Promise'));
  const named = fieldOf(argument, 'promise');
  const open = outstanding(state.incident);
  const config = await services.configOf(state.home);
  const promise =
    open.find(({ id }) => id === named)?.id ??
    (await askOne<string>({
      title,
      placeholder: l10n.t('Which promise?'),
      choices: open.map(({ id, due, to }) => ({
        label: services.times.short(due, services.now()),
        description: plain(clientName(to, config)),
        value: id,
      })),
    }));
  if (promise === undefined) return;
  const reason = await askTakingBack(title);
  if (reason) await takeBackPromise(services, state.incident.id, { promise, reason });
}
