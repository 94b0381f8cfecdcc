import * as l10n from '@vscode/l10n';
import { recordSent } from '../../actions/recordSent.ts';
import { isOngoing } from '../../session/mine.ts';
import type { Desk } from '../desk.ts';
import { askChannel } from '../prompts/channel.ts';
import { readyDraft } from '../prompts/draft.ts';
import { askPromise } from '../prompts/promise.ts';
import { isAmongUs } from '../prompts/updateKind.ts';

/** A person says that the draft went out; with it goes the promise that it makes. */
export async function run(desk: Desk): Promise<void> {
  const draft = await readyDraft(desk);
  if (draft === undefined) return;
  const title = l10n.t('Mark as Sent');
  const channel = await askChannel(title);
  if (channel === undefined) return;
  const { header, state, body, file } = draft;
  const kind = header.kind ?? 'progress';
  const to = header.to ?? '';
  const owes = isOngoing(state.incident) && !isAmongUs(kind) && kind !== 'resolved';
  const next = header.promise ?? (owes ? await askPromise(desk, state, { title, to }) : undefined);
  await draft.document.save();
  await recordSent(desk, state.incident.id, {
    to: to === '' && isAmongUs(kind) ? l10n.t('the team') : to,
    kind,
    channel,
    text: body,
    file,
    ...(next === undefined ? {} : { next }),
  });
}
