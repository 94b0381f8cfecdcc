import * as l10n from '@vscode/l10n';
import { iso } from '../../actions/context.ts';
import { parseInstant } from '../../time/instants.ts';
import type { OpenQuestion } from '../../incident/playbook.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Services } from '../services.ts';
import { answerWord, clientName, detailName, isTimeField } from '../words.ts';
import { askOne, askText } from './ask.ts';
import { askClient, askPast, askStart } from './start.ts';
import { titleAbout } from './title.ts';

export interface DetailQuestion extends Pick<OpenQuestion, 'to'> {
  readonly field: string;
  /** Shown in the title, for example "3/14". */
  readonly place: string;
}

/** Asks one question of the series. An empty answer skips it; undefined means that the person left. */
export async function askDetail(
  services: Services,
  state: IncidentState,
  { field, to, place }: DetailQuestion,
): Promise<string | undefined> {
  const known = state.incident.details.get(to ? `${field}@${to}` : field);
  return askAnswer(services, state, {
    field,
    to,
    title: titleAbout(services, state, [l10n.t('Take Details'), place].filter(Boolean).join(' ')),
    value: known?.value ?? '',
    hint: l10n.t('Enter on an empty line skips it.'),
  });
}

export interface AnswerQuestion extends Pick<DetailQuestion, 'field' | 'to'> {
  readonly title: string;
  /** What is known. */
  readonly value: string;
  readonly hint?: string;
}

/** Asks for one answer in the way that suits it: what has a list or is a time from one, the rest typed. */
export async function askAnswer(
  services: Services,
  state: IncidentState,
  { field, to, title, value, hint }: AnswerQuestion,
): Promise<string | undefined> {
  const config = await services.configOf(state.home);
  if (field === 'client') return askClient(config, [], title);
  if (field === 'started') return timeAnswer(await askStart(services, title, parseInstant(value)));
  if (isTimeField(field)) return timeAnswer(await askPast(services, title, `${detailName(field)}?`));
  if (field === 'detected-by') return askNoticedBy(title);
  if (field === 'private') return askPrivate(title, value);
  const about = to ? ` (${clientName(to, config)})` : '';
  return askText({
    title,
    prompt: [`${detailName(field)}${about}.`, hint].filter(Boolean).join(' '),
    ...(value === '' ? {} : { value }),
  });
}

/** What is not known is an empty answer: it skips the question, or takes back what was recorded. */
function timeAnswer(at: number | 'unknown' | undefined): string | undefined {
  return typeof at === 'number' ? iso(at) : at && '';
}

function askNoticedBy(title: string): Promise<string | undefined> {
  const field = 'detected-by';
  return askOne({
    title,
    placeholder: `${detailName(field)}?`,
    choices: ['client', 'monitoring', 'team', 'other'].map((value) => ({
      label: answerWord(field, value),
      value,
    })),
  });
}

function askPrivate(title: string, value: string): Promise<string | undefined> {
  return askOne({
    title,
    placeholder: value === 'true' ? l10n.t('It is private now.') : l10n.t('It may be shared now.'),
    choices: [
      {
        label: l10n.t('Keep it private'),
        description: l10n.t('never leaves this machine by sharing'),
        value: 'true',
      },
      { label: l10n.t('It may be shared with the team'), value: 'false' },
    ],
  });
}
