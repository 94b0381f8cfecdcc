import * as l10n from '@vscode/l10n';
import { iso } from '../../actions/context.ts';
import type { OpenQuestion } from '../../incident/playbook.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Desk } from '../desk.ts';
import { clientName, detailName } from '../words.ts';
import { askText } from './ask.ts';
import { askClient, askStart } from './start.ts';

export interface DetailQuestion extends Pick<OpenQuestion, 'to'> {
  readonly field: string;
  /** Shown in the title, for example "3/14". */
  readonly place: string;
}

/** Asks one question of the series. An empty answer skips it; undefined means that the person left. */
export async function askDetail(
  desk: Desk,
  state: IncidentState,
  question: DetailQuestion,
): Promise<string | undefined> {
  const config = await desk.configOf(state.home);
  const title = [l10n.t('Take Details'), question.place].filter(Boolean).join(' ');
  if (question.field === 'client') return askClient(config, [], title);
  if (question.field === 'started') {
    const at = await askStart(desk, title);
    return at === undefined ? undefined : iso(at);
  }
  const known = state.incident.details.get(question.to ? `${question.field}@${question.to}` : question.field);
  const about = question.to ? ` (${clientName(question.to, config)})` : '';
  return askText({
    title,
    prompt: `${detailName(question.field)}${about}. ${l10n.t('Enter on an empty line skips it.')}`,
    ...(known ? { value: known.value } : {}),
  });
}
