import * as l10n from '@vscode/l10n';
import type { Config } from '../../config/config.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { durationText } from '../../time/durations.ts';
import { severitySentence } from '../words.ts';
import { askOne, askText, type Choice } from './ask.ts';
import { askTime, askTimeOr } from './time.ts';

const minute = 60_000;

/** The key under which a client is recorded; an empty one means none; undefined where the person left. */
export async function askClient(
  config: Config,
  known: readonly string[],
  title: string,
): Promise<string | undefined> {
  const keys = [...new Set([...known, ...config.clients.map((client) => client.key)])];
  const picked = await askOne<string | { readonly other: true }>({
    title,
    placeholder: l10n.t('Which client is affected?'),
    choices: [
      ...keys.map((key) => ({
        label: plain(config.clients.find((client) => client.key === key)?.name ?? key),
        description: plain(config.clients.find((client) => client.key === key)?.usualContact ?? ''),
        value: key,
      })),
      { label: l10n.t('No client'), value: '' },
      { label: `$(add) ${l10n.t('Another client…')}`, value: { other: true } },
    ],
  });
  if (typeof picked !== 'object') return picked;
  return askText({ title, prompt: l10n.t('Name of the client'), check: required });
}

export function required(text: string): string | undefined {
  return text.trim() === '' ? l10n.t('Type at least a word.') : undefined;
}

export async function askSeverity(
  config: Config,
  title: string,
  first?: string,
): Promise<string | undefined> {
  const list = [...config.severities].sort((a, b) => Number(b.id === first) - Number(a.id === first));
  return askOne({
    title,
    placeholder: l10n.t('How bad is it?'),
    choices: list.map(({ id, description, cadence }) => ({
      label: plain(id),
      description: plain(severitySentence(description)),
      detail:
        cadence === 'next-working-day'
          ? l10n.t('Next update on the next working day')
          : l10n.t('An update every {0}', durationText(cadence * minute)),
      value: id,
    })),
  });
}

/**
 * When it began, in ms since the epoch. `unknown` where nobody knows, which is offered first while no start is known: Enter
 * must not make one up. A start that is known comes first, so that Enter leaves it.
 */
export function askStart(
  services: Services,
  title: string,
  known?: number,
): Promise<number | 'unknown' | undefined> {
  const unknown = (label: string, description: string): Choice<'unknown'> => ({
    label,
    description,
    value: 'unknown',
  });
  const offered: readonly Choice<number | 'unknown'>[] =
    known === undefined
      ? [unknown(l10n.t('Not known yet'), l10n.t('messages leave it out')), ...timesAgo(services)]
      : [
          { label: services.times.full(known), description: l10n.t('as recorded'), value: known },
          ...timesAgo(services),
          unknown(l10n.t('Not known after all'), l10n.t('takes the recorded start back')),
        ];
  return askTimeOr({
    services,
    title,
    placeholder: l10n.t('When did it begin?'),
    direction: 'past',
    offered,
  });
}

/** A moment in the past, in ms since the epoch. */
export function askPast(services: Services, title: string, question: string): Promise<number | undefined> {
  return askTime({ services, title, placeholder: question, direction: 'past', offered: timesAgo(services) });
}

function timesAgo(services: Services): readonly Choice<number>[] {
  const now = services.now();
  return [0, 5, 15, 30, 60, 120].map((minutes) => ({
    label: minutes === 0 ? l10n.t('Just now') : l10n.t('{0} ago', durationText(minutes * minute)),
    description: services.times.full(now - minutes * minute),
    value: now - minutes * minute,
  }));
}
