import * as l10n from '@vscode/l10n';
import { isKnown } from '../../incident/events.ts';
import { clientOfPromise, ledger, type Ledger, type LedgerRow } from '../../incident/promises.ts';
import { durationText } from '../../time/durations.ts';
import {
  answerOfAny,
  configuredName,
  clientOf,
  withClientTime,
  type DocumentInput,
} from './incidentTexts.ts';
import { inline, table } from './markdown.ts';
import { utcText } from './times.ts';

/** The promise ledger, and whom we talked to. */
export function promisesPart(input: DocumentInput): string {
  const sums = ledger(input.incident, input.now);
  const head = [l10n.t('Promised at'), l10n.t('Promised for'), l10n.t('Sent at'), l10n.t('Result')];
  const rows = sums.rows.map((row) => rowOf(row, input));
  return [
    rows.length === 0 ? l10n.t('No promise is recorded.') : table(head, rows),
    sumsText(sums),
    contactLines(input).join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function rowOf(row: LedgerRow, input: DocumentInput): string[] {
  const { promisedAt, due, sentAt, to } = row.promise;
  const client = clientOfPromise(input.incident, to);
  const time = (at: number): string => inline(withClientTime(input, at, client));
  return [
    time(promisedAt),
    time(due),
    sentAt === undefined ? '–' : time(sentAt),
    inline([configuredName(input, client), resultText(row)].filter(Boolean).join(': ')),
  ];
}

export function resultText({ promise, state, latenessMs }: LedgerRow): string {
  switch (state) {
    case 'kept':
      return l10n.t('kept');
    case 'late':
      return l10n.t('late by {0}', durationText(latenessMs));
    case 'overdue':
      return l10n.t('missed, overdue by {0}', durationText(latenessMs));
    case 'broken':
      return l10n.t('taken back: {0}', promise.ended?.how === 'taken-back' ? promise.ended.reason : '');
    case 'not-needed':
      return l10n.t('no longer needed');
    case 'not-told':
      return l10n.t('not told');
    case 'waiting':
    case 'due-soon':
      return l10n.t('outstanding');
  }
}

/** Leaves out what there is nothing to count of. */
function sumsText({ kept, total, worstLatenessMs, longestSilenceMs }: Ledger): string {
  return [
    total === 0 ? undefined : l10n.t('Kept {0} of {1}.', kept, total),
    longestSilenceMs === 0 ? undefined : l10n.t('Longest silence {0}.', durationText(longestSilenceMs)),
    worstLatenessMs === 0 ? undefined : l10n.t('Worst lateness {0}.', durationText(worstLatenessMs)),
  ]
    .filter((sum) => sum !== undefined)
    .join(' ');
}

function contactLines(input: DocumentInput): string[] {
  const { incident } = input;
  const usual = incident.clients
    .map((key) => clientOf(input, key)?.usualContact)
    .find((name) => name !== undefined);
  const entries: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('Preferred contact'), answerOfAny(input, 'reach')],
    [l10n.t('Usual contact'), answerOfAny(input, 'usual-contact') ?? usual],
    [l10n.t('Usual contact told'), answerOfAny(input, 'usual-contact-told')],
    ...handoverEntries(input),
  ];
  return entries.flatMap(([label, value]) => (value === undefined ? [] : [`- ${label}: ${inline(value)}`]));
}

function handoverEntries({ incident, language }: DocumentInput): (readonly [string, string])[] {
  return incident.timeline.flatMap(({ event, happened }) => {
    if (!isKnown(event)) return [];
    const at = utcText(happened, language);
    if (event.event === 'handed-over') return [[l10n.t('Handed over'), `${event.to}, ${at}`] as const];
    if (event.event !== 'taken-over') return [];
    const told = [event.to, at, event.how ?? ''].filter((text) => text.trim() !== '').join(', ');
    return [[l10n.t('Taken over'), told] as const];
  });
}
