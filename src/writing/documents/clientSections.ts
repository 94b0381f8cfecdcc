import * as l10n from '@vscode/l10n';
import { firstKnown, noticedFirst } from '../../incident/metrics.ts';
import { isKnown, type EventOf } from '../../incident/events.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Instant, Language } from '../../time/instants.ts';
import { durationText } from '../../time/durations.ts';
import { answerOfAny, clientWord, quoted, type DocumentInput } from './incidentTexts.ts';
import { detectorWord } from './detectorWord.ts';
import { inline, table } from './markdown.ts';
import { utcSpan, utcText } from './times.ts';

/** How long it lasted, who was hit, what was lost, the client's words. */
export function impactPart(input: DocumentInput): string {
  const unknown = l10n.t('not recorded');
  const known = (value: string | undefined): string => (value === undefined ? unknown : inline(value));
  const happens = answerOfAny(input, 'what-happens');
  const words = [input.incident.title, ...(happens === undefined ? [] : [happens])];
  return table(
    [l10n.t('What'), l10n.t('Measured')],
    [
      [l10n.t('Duration of impact'), inline(impactDuration(input))],
      [l10n.t('Who and how many'), known(answerOfAny(input, 'affected') ?? answerOfAny(input, 'impact'))],
      [l10n.t('Data lost or wrong'), known(answerOfAny(input, 'data-lost'))],
      [l10n.t('The client’s own words'), words.map((text) => inline(quoted(text))).join(' ')],
      [l10n.t('“Fixed” was agreed to mean'), known(answerOfAny(input, 'fixed-means'))],
    ],
  );
}

function impactDuration({ incident, now, language }: DocumentInput): string {
  const { startedAt } = incident;
  if (startedAt === undefined) return l10n.t('unknown: when it began is not recorded');
  const end = incident.mitigatedAt ?? incident.resolvedAt;
  if (end === undefined) {
    return l10n.t('{0} so far (since {1})', durationText(now - startedAt), utcText(startedAt, language));
  }
  if (end < startedAt) return l10n.t('unknown: the recorded end lies before the start');
  return `${durationText(end - startedAt)} (${utcSpan(startedAt, end, language)})`;
}

/** Who noticed first, and when. */
export function detectionPart({ incident, language }: DocumentInput): string {
  const { reportedAt, detectedBy } = incident;
  const first = noticedFirst(incident);
  const who =
    first === undefined
      ? l10n.t('Who noticed first is not recorded.')
      : first
        ? l10n.t('The client noticed first.')
        : l10n.t('We noticed first.');
  const moments = [
    reportedAt === undefined
      ? undefined
      : l10n.t('Reported by the client: {0}.', utcText(reportedAt, language)),
    knownText(incident, language),
    detectedBy === undefined ? undefined : l10n.t('Detected by: {0}.', detectorWord(detectedBy)),
  ].filter((text) => text !== undefined);
  return [who, ...moments].map((text) => `- ${inline(text)}`).join('\n');
}

/** When we first knew, and where nobody recorded it, what tells so. */
function knownText(incident: Incident, language: Language): string | undefined {
  const known = firstKnown(incident);
  if (known === undefined) return undefined;
  const at = utcText(known.at, language);
  switch (known.moment) {
    case 'detectedAt':
      return l10n.t('Noticed by us: {0}.', at);
    case 'reportedAt':
      return l10n.t('We knew of it from that report: nothing in the record says that we knew earlier.');
    case 'openedAt':
      return l10n.t(
        'We knew of it when the incident was opened, {0}: nothing in the record says that we knew earlier.',
        at,
      );
  }
}

/** Whether the client said that it works again, and in which words. */
export function debriefPart(input: DocumentInput): string {
  const confirmations = input.incident.timeline.flatMap(({ event, happened }) =>
    isKnown(event) && event.event === 'client-confirmed' ? [confirmationLine(event, happened, input)] : [],
  );
  return confirmations.length === 0 ? `- ${l10n.t('Confirmed by the client: no')}` : confirmations.join('\n');
}

function confirmationLine(
  { to, words, satisfied, untold }: EventOf<'client-confirmed'>,
  happened: Instant,
  input: DocumentInput,
): string {
  const who = inline(clientWord(input, to));
  const at = inline(utcText(happened, input.language));
  const said = [
    words === undefined ? '' : inline(quoted(words)),
    satisfied === undefined ? '' : satisfied ? l10n.t('Satisfied.') : l10n.t('Not satisfied.'),
    untold === undefined ? '' : inline(l10n.t('We had not told them first that it is resolved: {0}', untold)),
  ].filter((text) => text !== '');
  return [`- ${l10n.t('Confirmed by the client: yes')}, ${who}, ${at}.`, ...said].join(' ');
}
