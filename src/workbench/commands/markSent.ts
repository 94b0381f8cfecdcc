import * as l10n from '@vscode/l10n';
import { promisesNext } from '../../actions/offerKinds.ts';
import { isInternal } from '../../incident/messageKinds.ts';
import { recordSent } from '../../actions/recordSent.ts';
import { recordToldFacts } from '../../actions/toldFacts.ts';
import type { Desk } from '../desk.ts';
import { askOne } from '../prompts/ask.ts';
import { askChannel } from '../prompts/channel.ts';
import { readyDraft, type OpenDraft } from '../prompts/draft.ts';
import { offerNextLetter } from '../prompts/letters.ts';
import { askPromise } from '../prompts/promise.ts';
import { titleAbout } from '../prompts/title.ts';
import { chooseClient } from '../prompts/whom.ts';

/** A person says that the draft went out; with it goes the promise that it makes. */
export async function run(desk: Desk): Promise<void> {
  const draft = await readyDraft(desk);
  if (draft === undefined) return;
  const title = titleAbout(desk, draft.state, l10n.t('Mark as Sent'));
  if (!(await isToBeRecorded(desk, draft, title))) return;
  const channel = await askChannel(title);
  if (channel === undefined) return;
  const { header, state, body, file } = draft;
  const kind = header.kind ?? 'progress';
  const to = header.to ?? (isInternal(kind) ? '' : await chooseClient(desk, state, title));
  if (to === undefined) return;
  // A time that has passed since the draft was written is none to promise.
  const named = header.promise !== undefined && header.promise > desk.now() ? header.promise : undefined;
  const owes = promisesNext(state.incident, kind);
  const next = named ?? (owes ? await askPromise(desk, state, { title, to }) : undefined);
  await draft.document.save();
  await recordSent(desk, state.incident.id, {
    to: to === '' && isInternal(kind) ? l10n.t('the team') : to,
    kind,
    channel,
    text: body,
    file,
    ...(next === undefined ? {} : { next }),
    knownFindings: draft.knownFindings,
  });
  await recordToldFacts(desk, state.incident.id, { kind, to: isInternal(kind) ? '' : to }, body);
  await offerNextLetter(desk, state.incident.id, file);
}

/** A draft that was marked before is recorded again only where the person says that it went out once more. */
async function isToBeRecorded(desk: Desk, { state, file }: OpenDraft, title: string): Promise<boolean> {
  const earlier = state.incident.updates.findLast((update) => update.file === file);
  if (earlier === undefined) return true;
  const when = desk.times.short(Date.parse(earlier.happened ?? earlier.at), desk.now());
  const again = await askOne({
    title,
    placeholder: l10n.t('This message was marked as sent already: {0}.', when),
    choices: [
      { label: l10n.t('Leave it at that'), value: false },
      { label: l10n.t('It was sent once more'), value: true },
    ],
  });
  return again ?? false;
}
