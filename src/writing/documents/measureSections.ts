import * as l10n from '@vscode/l10n';
import type { Incident, Ticket } from '../../incident/incident.ts';
import { metrics, type Metric, type MetricName, type Moment } from '../../incident/metrics.ts';
import { durationText } from '../../time/durations.ts';
import type { Part } from './generatedParts.ts';
import { codeSpan, fileLink, inline, table, webLink } from './markdown.ts';

function header(): string[] {
  const type = l10n.t('Type (detect / prevent / mitigate / process)');
  return ['#', l10n.t('Measure'), type, l10n.t('Owner'), l10n.t('Due'), l10n.t('Ticket')];
}

/** One row a ticket. People fill in owner and due, so rows are only ever added. */
export function measuresPart({ tickets }: Incident): Part {
  const rows = tickets
    .filter(({ pending }) => !pending)
    .map((ticket, index) => {
      const cells = [
        String(index + 1),
        inline(ticket.title),
        inline(typeWord(ticket.type)),
        '',
        '',
        ticketLink(ticket),
      ];
      return { key: ticket.ticket, line: table(cells, []).split('\n')[0] ?? '' };
    });
  const content = [table(header(), []), ...rows.map(({ line }) => line)].join('\n');
  return { part: 'measures', content, rows };
}

function typeWord(type: string): string {
  switch (type) {
    case 'detect':
      return l10n.t('detect');
    case 'prevent':
      return l10n.t('prevent');
    case 'mitigate':
      return l10n.t('mitigate');
    case 'process':
      return l10n.t('process');
    default:
      return type;
  }
}

function ticketLink({ url, file }: Ticket): string {
  if (url !== undefined) return webLink(url.split('/').at(-1) ?? url, url);
  return file === undefined ? '' : fileLink(file.split('/').at(-1) ?? file, file);
}

/** Durations, each with its formula, as the usual abbreviations mean different things to different people. */
export function metricsPart(incident: Incident): string {
  return metrics(incident)
    .map(
      (metric) => `- ${metricName(metric.name)}: ${inline(valueOf(metric))} (${codeSpan(formulaOf(metric))})`,
    )
    .join('\n');
}

/** Moments as the front matter names them. */
const frontMatterKeys: Readonly<Record<Moment, string>> = {
  openedAt: 'openedAt',
  startedAt: 'impactStartedAt',
  reportedAt: 'clientReportedAt',
  detectedAt: 'detectedAt',
  acknowledgedAt: 'acknowledgedAt',
  mitigatedAt: 'mitigatedAt',
  resolvedAt: 'resolvedAt',
  clientConfirmedAt: 'clientConfirmedAt',
  deployedAt: 'deployedAt',
};

function formulaOf({ from, to }: Metric): string {
  return `${frontMatterKeys[to]} − ${frontMatterKeys[from]}`;
}

function valueOf({ name, to, duration }: Metric): string {
  switch (duration.kind) {
    case 'known':
      return name === 'detect' ? detectText(durationText(duration.ms), to) : durationText(duration.ms);
    case 'unknown':
      return l10n.t('unknown, without {0}', duration.missing.map((name) => frontMatterKeys[name]).join(', '));
    case 'contradiction':
      return l10n.t('unknown: the recorded end lies before the start');
  }
}

/** Says what the time to detect ends with where nobody recorded when we noticed. */
function detectText(time: string, to: Moment): string {
  switch (to) {
    case 'reportedAt':
      return l10n.t('{0}, when the client reported it', time);
    case 'openedAt':
      return l10n.t('{0}, when the incident was opened', time);
    default:
      return time;
  }
}

function metricName(name: MetricName): string {
  return {
    detect: l10n.t('TTD, time to detect'),
    acknowledge: l10n.t('TTA, time to acknowledge'),
    mitigate: l10n.t('TTM, time to mitigate'),
    resolve: l10n.t('TTR, time to resolve'),
    'client-confirm': l10n.t('Time until the client confirmed'),
    'client-noticed-before-us': l10n.t('The client knew before us by'),
    'deployment-recovery': l10n.t('Recovery from the failed deployment'),
  }[name];
}
