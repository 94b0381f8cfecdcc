import * as l10n from '@vscode/l10n';
import { askText } from './ask.ts';
import { required } from './start.ts';

/** Why a promise is taken back; undefined where the person left. */
export function askTakingBack(title: string): Promise<string | undefined> {
  return askText({
    title,
    prompt: l10n.t('Why is it taken back? It counts as not kept, and the reason is shown with it.'),
    check: required,
  });
}
