import * as l10n from '@vscode/l10n';
import { addNote } from '../../actions/addNote.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askText } from '../prompts/ask.ts';
import { chooseIncident } from '../prompts/incident.ts';
import { selectedPlace } from '../prompts/selection.ts';
import { required } from '../prompts/start.ts';
import { titleAbout } from '../prompts/title.ts';

export async function run(services: Services, argument?: unknown): Promise<void> {
  const selected = selectedPlace(services);
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const text = await askText({
    title: titleAbout(services, state, l10n.t('Add Note')),
    prompt: selected
      ? l10n.t(
          'About {0}, line {1}. The selected text is kept with it.',
          plain(selected.place.file),
          selected.place.startLine,
        )
      : l10n.t('What happened, or what you found.'),
    check: required,
  });
  if (!text) return;
  const commit = selected && (await services.repositories.headOf(selected.folder));
  await addNote(services, state.incident.id, {
    text,
    ...(selected
      ? { place: { ...selected.place, ...(commit ? { commit } : {}) }, quote: selected.quote }
      : {}),
  });
}
