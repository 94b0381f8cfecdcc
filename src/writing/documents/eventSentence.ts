import * as l10n from '@vscode/l10n';
import type { EventOf, KnownEvent } from '../../incident/events.ts';
import type { TimelineEntry } from '../../incident/incident.ts';
import { isInternal } from '../../incident/messageKinds.ts';
import { clientOfPromise } from '../../incident/promises.ts';
import { clientWord, shortSha, type DocumentInput } from './incidentTexts.ts';
import { channelWord, kindWord } from './messageWords.ts';
import { proofSummarySentence, proofSummaries } from './proofSummary.ts';

/** One plain-text sentence for a line of the timeline; undefined for what the timeline leaves out. */
export function eventSentence(entry: TimelineEntry, input: DocumentInput): string | undefined {
  const { event } = entry;
  if ('unknown' in event) return l10n.t('Recorded by a newer version: {0}', event.event);
  return conversationSentence(event, input) ?? workSentence(event, input);
}

function conversationSentence(event: KnownEvent, input: DocumentInput): string | undefined {
  switch (event.event) {
    case 'opened':
      return l10n.t('Incident opened: {0}', event.title);
    case 'severity-changed':
      return withDetail(l10n.t('Severity set to {0}', event.severity), event.reason);
    case 'update-sent':
      return toldSentence(event, input);
    case 'promise-taken-back':
      return withDetail(takenBackSentence(event, input), event.reason);
    case 'client-confirmed':
      return confirmedSentence(event, input);
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
      return event.untold === undefined
        ? l10n.t('Closed')
        : withDetail(l10n.t('Closed before the client was told that it is resolved'), event.untold);
    default:
      return undefined;
  }
}

function toldSentence({ to, kind, channel }: EventOf<'update-sent'>, input: DocumentInput): string {
  const whom = isInternal(kind) ? to : clientWord(input, clientOfPromise(input.incident, to));
  return l10n.t('Told {0} ({1}, {2})', whom, kindWord(kind), channelWord(channel));
}

function takenBackSentence({ promise }: EventOf<'promise-taken-back'>, input: DocumentInput): string {
  const promised = input.incident.promises.find(({ id }) => id === promise);
  if (promised === undefined) return l10n.t('A promise was taken back');
  const client = clientOfPromise(input.incident, promised.to);
  return l10n.t('The update promised to {0} was taken back', clientWord(input, client));
}

function confirmedSentence({ to, words, untold }: EventOf<'client-confirmed'>, input: DocumentInput): string {
  const client = clientWord(input, clientOfPromise(input.incident, to));
  const confirmed = withDetail(l10n.t('Confirmed by {0}', client), words);
  if (untold === undefined) return confirmed;
  return `${confirmed} (${l10n.t('not told first that it is resolved: {0}', untold)})`;
}

function workSentence(event: KnownEvent, { incident }: DocumentInput): string | undefined {
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
      return proofSummaries(incident)
        .filter(({ last }) => last === event.id)
        .map(proofSummarySentence)[0];
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
