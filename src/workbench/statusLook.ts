import * as l10n from '@vscode/l10n';
import type { Config } from '../config/config.ts';
import { ledger } from '../incident/promises.ts';
import type { Attention } from '../session/attention.ts';
import type { Countdown } from '../session/countdown.ts';
import type { IncidentState } from '../session/incidents.ts';
import type { ReaderTimes } from '../session/readerTimes.ts';
import { durationText } from '../time/durations.ts';
import { plain } from './plainText.ts';
import { clientName } from './words.ts';

/** Everything the item shows; all of it is assigned each time, so that nothing of an earlier state stays. */
export interface StatusLook {
  readonly text: string;
  /** Plain lines of the tooltip, and the commands that it links. */
  readonly lines: readonly string[];
  readonly links: readonly StatusLink[];
  readonly background: 'statusBarItem.warningBackground' | 'statusBarItem.errorBackground' | undefined;
  /** Steady for screen readers: it doesn't count. */
  readonly label: string;
  /** What the item and its links are about: the incident that is shown need not be the current one. */
  readonly target: StatusTarget;
}

export interface StatusLink {
  readonly command: string;
  readonly title: string;
}

export interface StatusTarget {
  readonly incident: string;
  readonly promise?: string;
}

export interface StatusSetting {
  readonly times: ReaderTimes;
  /** UTC ms. */
  readonly now: number;
  readonly config: (state: IncidentState) => Config | undefined;
  /** Title of the current incident, which views and commands are about. */
  readonly current: string | undefined;
}

const minute = 60_000;
const hour = 60 * minute;

/** The look of a countdown; undefined hides the item. */
export function statusLook(shown: Countdown | undefined, setting: StatusSetting): StatusLook | undefined {
  if (shown === undefined) return undefined;
  const { first, others } = shown;
  const title = plain(first.state.incident.title, 40);
  const words = wordsOf(first, title, setting);
  const target = {
    incident: first.state.incident.id,
    ...('promise' in first ? { promise: first.promise.id } : {}),
  };
  const more = others === 0 ? '' : ` +${others}`;
  return {
    target,
    text: `${words.text}${more}`,
    lines: [
      words.client === '' ? title : `${title} (${words.client})`,
      ...words.lines,
      ...(others === 0 ? [] : [othersLine(others)]),
      ...currentLine(first, setting),
    ],
    links: linksFor(target),
    background: words.background,
    label: words.label,
  };
}

interface Words extends Pick<StatusLook, 'text' | 'background' | 'label'> {
  readonly client: string;
  readonly lines: readonly string[];
}

function wordsOf(first: Attention, title: string, setting: StatusSetting): Words {
  const client = first.client === '' ? '' : plain(clientName(first.client, setting.config(first.state)), 40);
  switch (first.kind) {
    case 'no-promise':
      return {
        client,
        text: `$(megaphone) ${l10n.t('No update promised: {0}', plain(first.state.incident.title, 30))}`,
        lines: [l10n.t('No update is promised.')],
        background: undefined,
        label: l10n.t('Incident “{0}”: no update promised', title),
      };
    case 'not-acknowledged':
      return {
        client,
        text: `$(megaphone) ${waitedText(setting.now - first.since)}`,
        lines: [l10n.t('The client has not heard from us yet.')],
        background: first.isLate ? 'statusBarItem.warningBackground' : undefined,
        label: l10n.t('Incident “{0}”: the client has not heard from us yet', title),
      };
    default:
      return { client, ...promiseWords(first, title, setting) };
  }
}

function promiseWords(
  { kind, promise, state }: Extract<Attention, { kind: 'waiting' | 'due-soon' | 'overdue' }>,
  title: string,
  { times, now }: StatusSetting,
): Omit<Words, 'client'> {
  const due = times.short(promise.due, now);
  const { kept, total, rows } = ledger(state.incident, now);
  const sums = l10n.t('Promises kept: {0} of {1}, late: {2}', kept, total, lateOf(rows));
  if (kind === 'overdue') {
    return {
      text: `$(warning) ${overdueText(now - promise.due, due)}`,
      lines: [l10n.t('Update overdue since {0}', due), sums],
      background: 'statusBarItem.errorBackground',
      label: l10n.t('Incident “{0}”: the update due {1} is overdue', title, due),
    };
  }
  return {
    text: `$(clock) ${l10n.t('Update in {0}', timeLeft(promise.due - now))}`,
    lines: [l10n.t('Next update due {0}', due), sums],
    background: kind === 'due-soon' ? 'statusBarItem.warningBackground' : undefined,
    label: l10n.t('Incident “{0}”: next update due {1}', title, due),
  };
}

function lateOf(rows: ReturnType<typeof ledger>['rows']): number {
  return rows.filter(({ state }) => state === 'late' || state === 'overdue').length;
}

/** In the last minute whole seconds, rounded up: it never says that nothing is left while something is. */
function timeLeft(ms: number): string {
  return durationText(ms < minute ? Math.ceil(ms / 1000) * 1000 : ms);
}

/** No number in the first minute: it is shown anew once a minute. */
function waitedText(ms: number): string {
  return ms < minute ? l10n.t('Not acknowledged') : l10n.t('Not acknowledged: {0}', durationText(ms));
}

/** No number in the first minute, and since when where it was missed long ago, as over night. */
function overdueText(ms: number, due: string): string {
  if (ms < minute) return l10n.t('Update overdue');
  return ms < hour
    ? l10n.t('Update overdue by {0}', durationText(ms))
    : l10n.t('Update overdue since {0}', due);
}

function othersLine(others: number): string {
  return others === 1
    ? l10n.t('One more client waits to hear from us.')
    : l10n.t('{0} more clients wait to hear from us.', others);
}

/** The item shows what is most pressing, views and commands the current incident: where they differ, both are named. */
function currentLine({ state }: Attention, { current }: StatusSetting): string[] {
  if (current === undefined || current === state.incident.title) return [];
  return [l10n.t('The views show “{0}”.', plain(current, 40))];
}

function linksFor(target: StatusTarget): readonly StatusLink[] {
  return [
    { command: 'sitrep.sendUpdate', title: l10n.t('Send Update…') },
    ...(target.promise === undefined
      ? []
      : [
          { command: 'sitrep.newPromise', title: l10n.t('New Time…') },
          { command: 'sitrep.addToCalendar', title: l10n.t('Add to Calendar…') },
        ]),
    { command: 'sitrep.showActions', title: l10n.t('All Actions…') },
  ];
}
