import * as l10n from '@vscode/l10n';
import type { KnownEvent } from '../../incident/events.ts';
import type { TimelineEntry } from '../../incident/incident.ts';
import { clientName, shortSha, verdictName, type DocumentInput } from './incidentTexts.ts';

/** One plain-text sentence for a line of the timeline; undefined for what the timeline leaves out. */
export function eventSentence(entry: TimelineEntry, input: DocumentInput): string | undefined {
  const { event } = entry;
  if ('unknown' in event) return l10n.t('Recorded by a newer version: {0}', event.event);
  return conversationSentence(event, input) ?? workSentence(event);
}

function conversationSentence(event: KnownEvent, input: DocumentInput): string | undefined {
  switch (event.event) {
    case 'opened':
      return l10n.t('Incident opened: {0}', event.title);
    case 'severity-changed':
      return withDetail(l10n.t('Severity set to {0}', event.severity), event.reason);
    case 'update-sent':
      return l10n.t('Told {0} ({1}, {2})', clientName(input, event.to), event.kind, event.channel);
    case 'promise-taken-back':
      return withDetail(l10n.t('A promise was taken back'), event.reason);
    case 'client-confirmed':
      return withDetail(l10n.t('Confirmed by {0}', clientName(input, event.to)), event.words);
    case 'handed-over':
      return l10n.t('Handed over to {0}', event.to);
    case 'taken-over':
      return withDetail(l10n.t('Taken over by {0}', event.to), event.how);
    case 'mitigated':
      return withDetail(l10n.t('Impact ended (mitigated)'), event.how);
    case 'resolved':
      return withDetail(l10n.t('Resolved'), event.how);
    case 'reopened':
      return withDetail(l10n.t('Reopened'), event.reason);
    case 'closed':
      return l10n.t('Closed');
    default:
      return undefined;
  }
}

function workSentence(event: KnownEvent): string | undefined {
  switch (event.event) {
    case 'note':
      return withDetail(event.text, event.quote);
    case 'evidence-pinned':
      return l10n.t('Evidence kept: {0}', event.label);
    case 'suspect-judged':
      return withDetail(suspectSentence(event), event.because);
    case 'retry-watched':
      return retrySentence(event);
    case 'reproduced':
      return event.result === 'fails'
        ? l10n.t('Reproduced: it fails ({0})', event.where)
        : l10n.t('Tried: it works ({0})', event.where);
    case 'proof-step':
      if (event.role !== 'verdict') return undefined;
      return l10n.t('Proof ended at {0}: {1}', shortSha(event.sha), verdictName(event.verdict));
    case 'ticket-created':
      return l10n.t('Follow-up ticket: {0}', event.title);
    default:
      return undefined;
  }
}

function suspectSentence(event: KnownEvent & { event: 'suspect-judged' }): string {
  const commit = `${shortSha(event.sha)} ${event.subject}`;
  switch (event.verdict) {
    case 'confirmed':
      return l10n.t('Confirmed as the cause: {0}', commit);
    case 'cleared':
      return l10n.t('Ruled out: {0}', commit);
    case 'unclear':
      return l10n.t('Open again as a suspect: {0}', commit);
  }
}

/** What came in while the client tried again; nothing is an answer too. */
export function retrySentence(event: KnownEvent & { event: 'retry-watched' }): string {
  const records = event.sources.reduce((sum, source) => sum + source.records, 0);
  if (records === 0) return l10n.t('Watched a retry: nothing reached us');
  const sources = event.sources
    .map(({ label, records: count, errors }) => l10n.t('{0}: {1} records, {2} errors', label, count, errors))
    .join('; ');
  const kinds = event.newKinds.length === 0 ? l10n.t('no new kind of error') : event.newKinds.join('; ');
  return l10n.t('Watched a retry: {0}; new: {1}', sources, kinds);
}

function withDetail(sentence: string, detail: string | undefined): string {
  return detail === undefined || detail.trim() === '' ? sentence : `${sentence}: ${detail}`;
}
