import * as l10n from '@vscode/l10n';
import { promisesNext } from '../../incident/status.ts';
import { isInternal } from '../../incident/messageKinds.ts';
import { recordSent } from '../../actions/recordSent.ts';
import { recordToldFacts } from '../../actions/toldFacts.ts';
import type { Services } from '../services.ts';
import { askOne } from '../prompts/ask.ts';
import { askChannel } from '../prompts/channel.ts';
import { readyDraft, type OpenDraft } from '../prompts/draft.ts';
import { offerNextLetter } from '../prompts/letters.ts';
import { askPromise } from '../prompts/promise.ts';
import { titleAbout } from '../prompts/title.ts';
import { chooseClient } from '../prompts/whom.ts';

/** A person says that the draft went out; with it goes the promise that it makes. */
export async function run(services: Services): Promise<void> {
  const draft = await readyDraft(services);
  if (draft === undefined) return;
  const title = titleAbout(services, draft.state, l10n.t('Mark as Sent'));
  if (!(await isToBeRecorded(services, draft, title))) return;
  const channel = await askChannel(title);
  if (channel === undefined) return;
  const { header, state, body, file } = draft;
  const kind = header.kind ?? 'progress';
  const to = header.to ?? (isInternal(kind) ? '' : await chooseClient(services, state, title));
  if (to === undefined) return;
  // A time that has passed since the draft was written is none to promise.
  const named = header.promise !== undefined && header.promise > services.now() ? header.promise : undefined;
  const owes = promisesNext(state.incident, kind);
  const next = named ?? (owes ? await askPromise(services, state, { title, to }) : undefined);
  await draft.document.save();
  await recordSent(services, state.incident.id, {
    to: to === '' && isInternal(kind) ? l10n.t('the team') : to,
    kind,
    channel,
    text: body,
    file,
    ...(next === undefined ? {} : { next }),
    knownFindings: draft.knownFindings,
  });
  await recordToldFacts(services, state.incident.id, { kind, to: isInternal(kind) ? '' : to }, body);
  await offerNextLetter(services, state.incident.id, file);
}

/** A draft that was marked before is recorded again only where the person says that it went out once more. */
async function isToBeRecorded(
  services: Services,
  { state, file }: OpenDraft,
  title: string,
): Promise<boolean> {
  const earlier = state.incident.updates.findLast((update) => update.file === file);
  if (earlier === undefined) return true;
  const when = services.times.short(Date.parse(earlier.happened ?? earlier.at), services.now());
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
