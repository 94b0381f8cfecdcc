import * as l10n from '@vscode/l10n';
import { recordSent } from '../../actions/recordSent.ts';
import { isOngoing } from '../../incident/status.ts';
import type { Services } from '../services.ts';
import { askText } from '../prompts/ask.ts';
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
  const next = isOngoing(state.incident) ? await askPromise(services, state, { title, to }) : undefined;
  const first = !state.incident.updates.some((update) => update.to === to);
  await recordSent(services, state.incident.id, {
    to,
    kind: first ? 'acknowledgement' : 'progress',
    channel: 'phone',
    text,
    ...(next === undefined ? {} : { next }),
  });
}
