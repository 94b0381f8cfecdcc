import * as l10n from '@vscode/l10n';
import type { Incident, TimelineEntry } from '../../incident/incident.ts';
import type { Instant } from '../../time/instants.ts';
import { eventSentence } from './eventSentence.ts';
import { shortSha, type DocumentInput } from './incidentTexts.ts';
import { codeSpan, fileLink, inline, mermaidText, table, webLink } from './markdown.ts';
import { proofSummaries } from './proofSummary.ts';
import { utcMinute } from './times.ts';

interface Row {
  readonly at: Instant;
  /** Plain text. */
  readonly sentence: string;
  /** Markdown. */
  readonly evidence: string;
  /** Shown in the chart too, under this name. */
  readonly milestone: string | undefined;
}

const chartEvents: ReadonlySet<string> = new Set([
  'mitigated',
  'resolved',
  'reopened',
  'client-confirmed',
  'handed-over',
  'retry-watched',
  'closed',
]);

/** The timeline as a table, from before the incident to its end. */
export function timelineTable(input: DocumentInput): string {
  const rows = rowsOf(input).map((row) => [utcMinute(row.at), inline(row.sentence), row.evidence]);
  return table([l10n.t('Time'), l10n.t('Event'), l10n.t('Evidence')], rows);
}

/** The main moments as a Mermaid `timeline`, fenced. */
export function timelineChart(input: DocumentInput): string {
  const lines = rowsOf(input).flatMap(({ at, milestone }) =>
    milestone === undefined ? [] : [`    ${mermaidText(utcMinute(at))} : ${mermaidText(milestone)}`],
  );
  const title = mermaidText(input.incident.title) || mermaidText(input.incident.id);
  return ['```mermaid', 'timeline', `    title ${title}`, ...lines, '```'].join('\n');
}

function rowsOf(input: DocumentInput): Row[] {
  const rows = [
    ...before(input.incident),
    ...input.incident.timeline.flatMap((entry) => rowOf(entry, input)),
  ];
  return rows.sort((a, b) => a.at - b.at);
}

function rowOf(entry: TimelineEntry, input: DocumentInput): Row[] {
  const sentence = eventSentence(entry, input);
  if (sentence === undefined) return [];
  const isAcknowledgement =
    entry.happened === input.incident.acknowledgedAt && entry.event.event === 'update-sent';
  const isMilestone = isAcknowledgement || chartEvents.has(entry.event.event);
  return [
    {
      at: entry.happened,
      sentence,
      evidence: evidenceOf(entry, input.incident),
      milestone: isMilestone ? sentence : undefined,
    },
  ];
}

/** What no event tells of by itself: the deploy that broke it, and when the impact began, was seen and was reported. */
function before(incident: Incident): Row[] {
  const moment = (at: Instant | undefined, sentence: string, evidence = ''): Row[] =>
    at === undefined ? [] : [{ at, sentence, evidence, milestone: sentence }];
  const deploys = [...incident.suspects.values()]
    .filter(({ verdict, wentLive }) => verdict === 'confirmed' && wentLive !== undefined)
    .flatMap((suspect) =>
      moment(
        Date.parse(suspect.wentLive ?? ''),
        l10n.t('Went live: {0}', suspect.subject),
        [codeSpan(shortSha(suspect.sha)), codeSpan(suspect.deploy ?? '')]
          .filter((text) => text !== '')
          .join(' '),
      ),
    );
  return [
    ...deploys,
    ...moment(incident.startedAt, l10n.t('Impact began')),
    ...moment(incident.detectedAt, l10n.t('Noticed by us')),
    ...moment(incident.reportedAt, l10n.t('Reported by the client')),
  ];
}

function evidenceOf({ event }: TimelineEntry, incident: Incident): string {
  if ('unknown' in event) return '';
  switch (event.event) {
    case 'update-sent':
    case 'evidence-pinned':
    case 'retry-watched':
    case 'reproduced':
    case 'handed-over':
      return event.file === undefined ? '' : fileLink(event.file.split('/').at(-1) ?? event.file, event.file);
    case 'proof-step': {
      const file = proofSummaries(incident).find(({ last }) => last === event.id)?.file;
      return file === undefined ? '' : fileLink(file.split('/').at(-1) ?? file, file);
    }
    case 'ticket-created':
      return event.url === undefined
        ? fileLink(event.file?.split('/').at(-1) ?? '', event.file ?? '')
        : webLink(l10n.t('ticket'), event.url);
    case 'suspect-judged':
      return [codeSpan(shortSha(event.sha)), codeSpan(event.deploy ?? '')]
        .filter((text) => text !== '')
        .join(' ');
    case 'note':
      return event.place === undefined ? '' : placeText(event.place);
    default:
      return '';
  }
}

function placeText(place: {
  file: string;
  startLine?: number | undefined;
  commit?: string | undefined;
}): string {
  const line = place.startLine === undefined ? '' : `:${place.startLine}`;
  const commit = place.commit === undefined ? '' : ` @ ${shortSha(place.commit)}`;
  return codeSpan(`${place.file}${line}${commit}`);
}
