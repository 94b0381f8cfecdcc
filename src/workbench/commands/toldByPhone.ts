import * as l10n from '@vscode/l10n';
import { recordSent } from '../../actions/recordSent.ts';
import { isOngoing } from '../../incident/status.ts';
import type { Incident } from '../../incident/incident.ts';
import type { MessageKind } from '../../incident/messageKinds.ts';
import { clientsHearing } from '../../incident/promises.ts';
import type { Services } from '../services.ts';
import { askOne, askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { askPromise } from '../prompts/promise.ts';
import { required } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';
import { chooseClient } from '../prompts/whom.ts';

/** What was said on the phone and when they hear from us next, in one step. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const title = titleAbout(services, state, l10n.t('Told by Phone'));
  const to = await chooseClient(services, state, title);
  if (to === undefined) return;
  const text = await askText({ title, prompt: l10n.t('What did you tell them?'), check: required });
  if (!text) return;
  const kind = await askKind(state.incident, { to, title });
  if (kind === undefined) return;
  const next = isOngoing(state.incident) ? await askPromise(services, state, { title, to }) : undefined;
  await recordSent(services, state.incident.id, {
    to,
    kind,
    channel: 'phone',
    text,
    ...(next === undefined ? {} : { next }),
  });
}

/** Once it is resolved only the person knows whether the client was told so. */
async function askKind(
  incident: Incident,
  { to, title }: { readonly to: string; readonly title: string },
): Promise<MessageKind | undefined> {
  const isFirst = clientsHearing(incident).some(({ client, heard }) => client === to && heard.length === 0);
  const usual = isFirst ? 'acknowledgement' : 'progress';
  if (isOngoing(incident)) return usual;
  return askOne<MessageKind>({
    title,
    placeholder: l10n.t('Do they know now that it is resolved?'),
    choices: [
      { label: l10n.t('Yes'), value: 'resolved' },
      { label: l10n.t('No'), value: usual },
    ],
  });
}
