import * as l10n from '@vscode/l10n';
import type { IncidentState } from '../../session/incidents.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { standingWord } from '../words.ts';
import { askOne } from './ask.ts';

function hasIncident(target: unknown): target is { readonly incident: string } {
  return (
    typeof target === 'object' &&
    target !== null &&
    'incident' in target &&
    typeof target.incident === 'string'
  );
}

/** The data a tree row carries, when a command is run on one; the argument itself otherwise. */
export function targetOf(argument: unknown): unknown {
  return typeof argument === 'object' && argument !== null && 'target' in argument
    ? argument.target
    : argument;
}

/** A string field of a command's argument. */
export function fieldOf(argument: unknown, field: string): string | undefined {
  const target = targetOf(argument);
  if (typeof target !== 'object' || target === null || !(field in target)) return undefined;
  const value = (target as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' ? value : undefined;
}

/** The incident that a command is about: the row's, else the current one, else the one that the person picks. */
export async function chooseIncident(
  services: Services,
  argument: unknown,
): Promise<IncidentState | undefined> {
  const target = targetOf(argument);
  // A row or a notification of an incident that is gone must not act on another one.
  const named = hasIncident(target) ? services.incidents.get(target.incident) : services.current.state;
  return named ?? (await pickIncident(services));
}

export async function pickIncident(services: Services): Promise<IncidentState | undefined> {
  return askOne({
    title: l10n.t('Incident'),
    placeholder: l10n.t('Which incident is it?'),
    choices: services.incidents.all().map((state) => ({
      label: plain(state.incident.title, 80),
      description: plain(
        [
          state.incident.id === services.current.state?.incident.id ? l10n.t('shown') : '',
          standingWord(state.incident),
          services.times.short(state.incident.openedAt, services.now()),
        ]
          .filter(Boolean)
          .join(' · '),
      ),
      value: state,
    })),
  });
}
