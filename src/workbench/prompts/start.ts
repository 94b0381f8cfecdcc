import * as l10n from '@vscode/l10n';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../desk.ts';
import { plain } from '../plainText.ts';
import { durationText } from '../../time/durations.ts';
import { severitySentence } from '../words.ts';
import { askOne, askText } from './ask.ts';
import { askTime } from './time.ts';

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

/** When it began, or what else `question` asks about the past; ms since the epoch. */
export async function askStart(
  desk: Desk,
  title: string,
  question = l10n.t('When did it begin?'),
): Promise<number | undefined> {
  const now = desk.now();
  const ago = (minutes: number) => ({
    label: minutes === 0 ? l10n.t('Just now') : l10n.t('{0} ago', durationText(minutes * minute)),
    description: desk.times.full(now - minutes * minute),
    value: now - minutes * minute,
  });
  return askTime({
    title,
    placeholder: question,
    now: desk.now,
    times: desk.times,
    zone: desk.times.zone(),
    direction: 'past',
    offered: [0, 5, 15, 30, 60, 120].map(ago),
  });
}
