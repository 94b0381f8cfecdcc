import * as l10n from '@vscode/l10n';
import { noticedFirst } from '../../incident/metrics.ts';
import { ledger, type LedgerRow } from '../../incident/promises.ts';
import { answer, clientName, clientOf, withClientTime, type DocumentInput } from './incidentTexts.ts';
import { inline, table } from './markdown.ts';
import { durationText, utcMinute } from './times.ts';

/** How long it lasted, who was hit, what was lost, the client's words. */
export function impactPart(input: DocumentInput): string {
  const unknown = l10n.t('not recorded');
  const known = (value: string | undefined): string => (value === undefined ? unknown : inline(value));
  const happens = answer(input, 'what-happens');
  const words = [input.incident.title, ...(happens === undefined ? [] : [happens])];
  return table(
    ['What', 'Measured'],
    [
      ['Duration of impact', inline(impactDuration(input))],
      ['Who and how many', known(answer(input, 'affected') ?? answer(input, 'impact'))],
      ['Data lost or wrong', known(answer(input, 'data-lost'))],
      ["Client's own words", words.map((text) => `“${inline(text)}”`).join(' ')],
      ['"Fixed" was agreed to mean', known(answer(input, 'fixed-means'))],
    ],
  );
}

function impactDuration({ incident, now }: DocumentInput): string {
  const { startedAt } = incident;
  if (startedAt === undefined) return l10n.t('unknown: when it began is not recorded');
  const end = incident.mitigatedAt ?? incident.resolvedAt;
  if (end === undefined) {
    return l10n.t(
      '{0} so far (since {1} UTC)',
      durationText(Math.max(0, now - startedAt)),
      utcMinute(startedAt),
    );
  }
  if (end < startedAt) return l10n.t('unknown: the recorded end lies before the start');
  return l10n.t('{0} ({1} to {2} UTC)', durationText(end - startedAt), utcMinute(startedAt), utcMinute(end));
}

/** The promise ledger, and whom we talked to. */
export function promisesPart(input: DocumentInput): string {
  const { rows, kept, total, longestSilenceMs, worstLatenessMs } = ledger(input.incident, input.now);
  const lines = rows.map((row) => [
    inline(withClientTime(input, row.promise.promisedAt, row.promise.to)),
    inline(withClientTime(input, row.promise.due, row.promise.to)),
    row.promise.sentAt === undefined
      ? '–'
      : inline(withClientTime(input, row.promise.sentAt, row.promise.to)),
    inline([clientName(input, row.promise.to), resultText(row)].filter(Boolean).join(': ')),
  ]);
  const sums = [
    l10n.t('Kept {0} of {1}.', kept, total),
    l10n.t('Longest silence {0}.', durationText(longestSilenceMs)),
    worstLatenessMs === 0
      ? l10n.t('Worst lateness none.')
      : l10n.t('Worst lateness {0}.', durationText(worstLatenessMs)),
  ];
  return [
    lines.length === 0
      ? l10n.t('No promise is recorded.')
      : table(['Promised at', 'Promised for', 'Sent at', 'Result'], lines),
    sums.join(' '),
    contactLines(input).join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function resultText({ promise, state, latenessMs }: LedgerRow): string {
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

function contactLines(input: DocumentInput): string[] {
  const { incident } = input;
  const usual = incident.clients
    .map((key) => clientOf(input, key)?.usualContact)
    .find((name) => name !== undefined);
  const entries: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('Preferred contact'), answer(input, 'reach')],
    [l10n.t('Usual contact'), answer(input, 'usual-contact') ?? usual],
    [l10n.t('Usual contact told'), answer(input, 'usual-contact-told')],
    ...incident.timeline.flatMap(({ event, happened }) =>
      event.event === 'handed-over' && !('unknown' in event)
        ? [[l10n.t('Handed over'), l10n.t('to {0} at {1} UTC', event.to, utcMinute(happened))] as const]
        : [],
    ),
  ];
  return entries.flatMap(([label, value]) => (value === undefined ? [] : [`- ${label}: ${inline(value)}`]));
}

/** Who noticed first, and when. */
export function detectionPart(input: DocumentInput): string {
  const { reportedAt, detectedAt, detectedBy } = input.incident;
  const first = noticedFirst(input.incident);
  const who =
    first === undefined
      ? l10n.t('Who noticed first is not recorded.')
      : first
        ? l10n.t('The client noticed first.')
        : l10n.t('We noticed first.');
  const moments = [
    reportedAt === undefined
      ? undefined
      : l10n.t('Reported by the client at {0} UTC.', utcMinute(reportedAt)),
    detectedAt === undefined ? undefined : l10n.t('Noticed by us at {0} UTC.', utcMinute(detectedAt)),
    detectedBy === undefined ? undefined : l10n.t('Detected by: {0}.', detectorWord(detectedBy)),
  ].filter((text) => text !== undefined);
  return [who, ...moments].map((text) => `- ${inline(text)}`).join('\n');
}

/** Who detected it, in the reader's language where it is one of the answers that were offered. */
function detectorWord(detectedBy: string): string {
  switch (detectedBy) {
    case 'client':
      return l10n.t('the client');
    case 'monitoring':
      return l10n.t('our monitoring');
    case 'team':
      return l10n.t('the team');
    case 'other':
      return l10n.t('somebody else');
    default:
      return detectedBy;
  }
}

/** Whether the client said that it works again, and in which words. */
export function debriefPart(input: DocumentInput): string {
  const confirmations = input.incident.timeline.flatMap(({ event, happened }) => {
    if (event.event !== 'client-confirmed' || 'unknown' in event) return [];
    const words = event.words;
    const satisfied =
      event.satisfied === undefined
        ? ''
        : event.satisfied
          ? ` ${l10n.t('Satisfied.')}`
          : ` ${l10n.t('Not satisfied.')}`;
    const said = words === undefined ? '' : ` “${inline(words)}”`;
    const who = inline(clientName(input, event.to));
    return [
      `- ${l10n.t('Confirmed by the client: yes')}, ${who}, ${utcMinute(happened)} UTC.${said}${satisfied}`,
    ];
  });
  return confirmations.length === 0 ? `- ${l10n.t('Confirmed by the client: no')}` : confirmations.join('\n');
}
