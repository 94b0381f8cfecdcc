import * as l10n from '@vscode/l10n';
import { recordSent } from '../../actions/recordSent.ts';
import { isOngoing } from '../../incident/status.ts';
import type { Desk } from '../desk.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { askPromise } from '../prompts/promise.ts';
import { required } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';
import { chooseClient } from '../prompts/whom.ts';

/** What was said on the phone and when they hear from us next, in one step. */
export async function run(desk: Desk, argument?: unknown): Promise<void> {
  const state = await chooseIncident(desk, argument);
  if (state === undefined) return;
  const title = titleAbout(desk, state, l10n.t('Told by Phone'));
  const to = await chooseClient(desk, state, title);
  if (to === undefined) return;
  const text = await askText({ title, prompt: l10n.t('What did you tell them?'), check: required });
  if (!text) return;
  const next = isOngoing(state.incident) ? await askPromise(desk, state, { title, to }) : undefined;
  const first = !state.incident.updates.some((update) => update.to === to);
  await recordSent(desk, state.incident.id, {
    to,
    kind: first ? 'acknowledgement' : 'progress',
    channel: 'phone',
    text,
    ...(next === undefined ? {} : { next }),
  });
}
